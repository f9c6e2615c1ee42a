import type { ReactNode } from 'react';
import { reopenProblem, solveProblem } from '../../../contract/problems.js';
import { ContractForm } from '../../kit/ContractForm.js';
import { Dialog } from '../../kit/Dialog.js';
import { say } from '../../kit/Toasts.js';
import { useMe } from '../../session/useMe.js';
import type { Problem } from './problem.js';

type DeedProps = { readonly id: string; readonly problem: Problem; readonly onClose: () => void };

export const Solve = ({ id, problem, onClose }: DeedProps): ReactNode => {
  const me = useMe();
  return (
    <Dialog title="确认问题已解决" onClose={onClose}>
      <p>{problem.text}</p>
      <ContractForm
        endpoint={solveProblem}
        params={{ organisationId: id, problemId: problem.id }}
        initial={{ solvedOn: me.today, proof: problem.proof }}
        fields={[
          { name: 'solvedOn', label: '解决日', kind: 'date' },
          { name: 'proof', label: '佐证', kind: 'area', hint: '做成了什么、有何材料可查，一两句即可' },
        ]}
        submit="确认解决"
        onCancel={onClose}
        onDone={() => {
          say('已确认解决。');
          onClose();
        }}
      />
    </Dialog>
  );
};

export const Reopen = ({ id, problem, onClose }: DeedProps): ReactNode => (
  <Dialog title="撤销问题已解决" onClose={onClose}>
    <p>{problem.text}</p>
    <ContractForm
      endpoint={reopenProblem}
      params={{ organisationId: id, problemId: problem.id }}
      fields={[{ name: 'reason', label: '理由', kind: 'area' }]}
      submit="撤销"
      onCancel={onClose}
      onDone={() => {
        say('已撤销，问题重新列为正在解决。');
        onClose();
      }}
    />
  </Dialog>
);
