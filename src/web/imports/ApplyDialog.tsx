import { Button, Checkbox } from 'antd';
import { useState, type ReactNode } from 'react';
import { applyImport } from '../../contract/imports.js';
import { Dialog } from '../kit/Dialog.js';
import { count } from '../kit/format.js';
import { RefusalAlert } from '../kit/states.js';
import { useAct } from '../kit/useCall.js';
import { countsText, sheetKey, sheetOf, sheetText, type ImportDetail } from './importText.js';

const toggled = (set: ReadonlySet<string>, key: string): ReadonlySet<string> => {
  const next = new Set(set);
  if (!next.delete(key)) next.add(key);
  return next;
};

type ChoiceProps = {
  readonly title: string;
  readonly items: readonly { readonly key: string; readonly title: string; readonly about: string }[];
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (key: string) => void;
};
const ChoiceList = ({ title, items, chosen, onToggle }: ChoiceProps): ReactNode => (
  <fieldset className="choices">
    <legend>{title}</legend>
    {items.map((item) => (
      <Checkbox key={item.key} checked={chosen.has(item.key)} onChange={() => onToggle(item.key)}>
        {item.title}
        <span className="faint">（{item.about}）</span>
      </Checkbox>
    ))}
  </fieldset>
);

/** Everything acceptable, or only some sheets, or without rows that bear certain warnings. */
export const ApplyDialog = ({ of, onClose }: { of: ImportDetail; onClose: () => void }): ReactNode => {
  const sheets = of.sheets.filter((s) => s.counts.accept + s.counts.normalise > 0);
  const warnings = of.codes.filter((c) => c.weight === 'warning');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(sheets.map(sheetKey)));
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set());
  const act = useAct(applyImport, onClose);
  const apply = (): void => {
    const some = chosen.size < sheets.length;
    const picked = [...chosen].map(sheetOf).filter((s) => s !== null);
    act.mutate({ params: { importId: of.id }, body: { ...(some && { sheets: picked }), withoutCodes: [...without] } });
  };
  return (
    <Dialog title="入库" onClose={onClose}>
      <p>{countsText(of.counts)}。拒收的行不入库，可以先更正，也可以入库后下载，改好再导入一次。</p>
      {sheets.length > 1 && (
        <ChoiceList
          title="入库的工作表"
          items={sheets.map((s) => ({ key: sheetKey(s), title: sheetText(s), about: countsText(s.counts) }))}
          chosen={chosen}
          onToggle={(key) => setChosen(toggled(chosen, key))}
        />
      )}
      {warnings.length > 0 && (
        <ChoiceList
          title="暂不入库带有以下提示的行"
          items={warnings.map((w) => ({ key: w.code, title: w.title, about: count(w.count, '行') }))}
          chosen={without}
          onToggle={(key) => setWithout(toggled(without, key))}
        />
      )}
      {act.error && <RefusalAlert error={act.error} />}
      <div className="form-buttons">
        <Button type="primary" disabled={chosen.size === 0} loading={act.isPending} onClick={apply}>
          确认入库
        </Button>
        <Button onClick={onClose}>返回</Button>
      </div>
    </Dialog>
  );
};
