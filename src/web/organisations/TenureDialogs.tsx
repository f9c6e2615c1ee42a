import { Checkbox } from 'antd';
import { useState, type ReactNode } from 'react';
import { endTenure, recordTenure } from '../../contract/organisations.js';
import { expectedPosts, postTitles, posts } from '../../domain/organisations/posts.js';
import type { OrganisationKind } from '../../domain/organisations/kinds.js';
import { ContractForm, type FieldsOf } from '../kit/ContractForm.js';
import { Dialog } from '../kit/Dialog.js';
import { say } from '../kit/Toasts.js';
import { useMe } from '../session/useMe.js';
import { PersonPicker } from './PersonPicker.js';
import type { Organisation } from './useOrganisation.js';

type DialogProps = { readonly of: Organisation; readonly onClose: () => void };
type Tenure = Organisation['tenures'][number];

/** The posts the kind should have come first; others may still be recorded. */
const postChoices = (of: Organisation): { value: string; title: string }[] => {
  const expected = expectedPosts(of.kind as OrganisationKind, of.hasCommittee);
  return [...expected, ...posts.filter((p) => !expected.includes(p))].map((value) => ({
    value,
    title: postTitles[value],
  }));
};

export const NewTenure = ({ of, onClose }: DialogProps): ReactNode => {
  const me = useMe();
  const [person, setPerson] = useState<{ id: string; name: string } | null>(null);
  const [outside, setOutside] = useState(false);
  const fields: FieldsOf<typeof recordTenure> = [
    { name: 'post', label: '职务', kind: 'choice', choices: postChoices(of) },
    { name: 'since', label: '任职日期', kind: 'date' },
    ...(outside ? ([{ name: 'holderName', label: '姓名', kind: 'text' }] as const) : []),
  ];
  return (
    <Dialog title="登记任职" onClose={onClose}>
      <p className="faint">{of.name}</p>
      <ContractForm
        endpoint={recordTenure}
        params={{ organisationId: of.id }}
        fixed={outside ? { personId: null } : { personId: person?.id ?? null, holderName: person?.name ?? '' }}
        initial={{ since: me.today }}
        fields={fields}
        submit="登记"
        onCancel={onClose}
        onDone={() => {
          say('已登记任职。');
          onClose();
        }}
      >
        {!outside && (
          <PersonPicker label="任职人" organisationId={of.id} picked={person?.name ?? ''} onPick={setPerson} />
        )}
        <Checkbox checked={outside} onChange={(event) => setOutside(event.target.checked)}>
          任职人不在本级名册中，直接填写姓名
        </Checkbox>
      </ContractForm>
    </Dialog>
  );
};

export const EndTenure = ({ of, tenure, onClose }: DialogProps & { tenure: Tenure }): ReactNode => {
  const me = useMe();
  return (
    <Dialog title="登记离任" onClose={onClose}>
      <p>
        {of.shortName}
        {tenure.postTitle}
        {tenure.holderName}
      </p>
      <ContractForm
        endpoint={endTenure}
        params={{ organisationId: of.id, tenureId: tenure.id }}
        initial={{ until: me.today }}
        fields={[{ name: 'until', label: '离任日期', kind: 'date', hint: '自该日起不再任职。' }]}
        submit="登记"
        onCancel={onClose}
        onDone={() => {
          say('已登记离任。');
          onClose();
        }}
      />
    </Dialog>
  );
};
