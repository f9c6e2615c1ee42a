import { Button } from 'antd';
import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { setCardSettings, showCardSettings } from '../../contract/cards.js';
import { cardLevels, type CardLevel } from '../../domain/cards/card.js';
import {
  cardColours,
  cardColourTitles,
  cardSettings,
  defaultCardSettings,
  defaultNamesMark,
  type CardSettings,
} from '../../domain/cards/settings.js';
import { Dialog } from '../kit/Dialog.js';
import { Answer, RefusalAlert } from '../kit/states.js';
import { say } from '../kit/Toasts.js';
import { useAct, useCall } from '../kit/useCall.js';

const levelTitles: Readonly<Record<CardLevel, string>> = { reminder: '提示', warning: '警示', supervision: '督办' };

type LevelProps = {
  readonly level: CardLevel;
  readonly value: CardSettings;
  readonly onChange: (next: CardSettings) => void;
};
const LevelFields = ({ level, value, onChange }: LevelProps): ReactNode => {
  const [nameId, colourId] = [useId(), useId()];
  const isDefault = value.titles[level] === defaultCardSettings.titles[level];
  return (
    <div className="field">
      <label className="field-label" htmlFor={nameId}>
        {levelTitles[level]}的名称
      </label>
      <input
        id={nameId}
        className="field-input"
        value={value.titles[level]}
        onChange={(e) => onChange({ ...value, titles: { ...value.titles, [level]: e.target.value } })}
      />
      {isDefault && <p className="field-hint">{defaultNamesMark}，可以改成本级的叫法。</p>}
      <label className="field-label" htmlFor={colourId}>
        颜色
      </label>
      <select
        id={colourId}
        className="field-input"
        value={value.colours[level]}
        onChange={(e) =>
          onChange({
            ...value,
            colours: { ...value.colours, [level]: e.target.value as CardSettings['colours'][CardLevel] },
          })
        }
      >
        {cardColours.map((colour) => (
          <option key={colour} value={colour}>
            {cardColourTitles[colour]}
          </option>
        ))}
      </select>
    </div>
  );
};

type DaysProps = { readonly label: string; readonly value: number; readonly onChange: (n: number) => void };
const Days = ({ label, value, onChange }: DaysProps): ReactNode => {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="field-input"
        inputMode="numeric"
        value={Number.isNaN(value) ? '' : value}
        onChange={(e) => onChange(e.target.value === '' ? Number.NaN : Number(e.target.value))}
      />
    </div>
  );
};

type FormProps = { readonly id: string; readonly initial: CardSettings; readonly onClose: () => void };
const SettingsForm = ({ id, initial, onClose }: FormProps): ReactNode => {
  const [value, setValue] = useState(initial);
  const [fault, setFault] = useState('');
  const act = useAct(setCardSettings, () => {
    say('已保存，对本级和全部下级生效。');
    onClose();
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const checked = cardSettings.safeParse(value);
    setFault(checked.success ? '' : '名称为2至12个字；宽限期为0至90天，办结时限为1至90天。');
    if (checked.success) act.mutate({ params: { organisationId: id }, body: checked.data });
  };
  return (
    <form className="form" noValidate onSubmit={submit}>
      {cardLevels.map((level) => (
        <LevelFields key={level} level={level} value={value} onChange={setValue} />
      ))}
      <Days
        label="宽限期（天）：逾期后先由支部自行处理"
        value={value.graceDays}
        onChange={(graceDays) => setValue({ ...value, graceDays })}
      />
      <Days
        label="建议的办结时限（天）"
        value={value.closeWithinDays}
        onChange={(closeWithinDays) => setValue({ ...value, closeWithinDays })}
      />
      {fault && (
        <p className="field-fault" role="alert">
          {fault}
        </p>
      )}
      {act.error && <RefusalAlert error={act.error} />}
      <div className="form-buttons">
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          保存
        </Button>
        <Button onClick={onClose}>取消</Button>
      </div>
    </form>
  );
};

/** Names, colours and days of grace of an organisation's cards; they hold for everything below it. */
export const CardSettingsDialog = ({ id, onClose }: { id: string; onClose: () => void }): ReactNode => {
  const asked = useCall(showCardSettings, { params: { organisationId: id } });
  return (
    <Dialog title="卡的名称和宽限期" onClose={onClose}>
      <Answer of={asked}>
        {(reply) => (
          <>
            <p className="faint">
              {reply.setBy === null ? '目前使用本系统默认的设定。' : `目前使用${reply.setBy}的设定。`}
              保存后对本级和全部下级生效；下级另有设定的，以下级为准。
            </p>
            <SettingsForm id={id} initial={reply.settings} onClose={onClose} />
          </>
        )}
      </Answer>
    </Dialog>
  );
};
