import { Button, Radio } from 'antd';
import { useState, type FormEvent, type ReactNode } from 'react';
import { setUp } from '../../contract/setup.js';
import { FieldControl } from '../kit/FieldControl.js';
import type { FormFaults, FormValues } from '../kit/formBody.js';
import { RefusalAlert } from '../kit/states.js';
import { useAct } from '../kit/useCall.js';
import {
  arrangementNames,
  arrangements,
  committeeField,
  personFields,
  personTitle,
  setUpBody,
  setUpFaults,
  type Arrangement,
} from './arrangements.js';

type Typing = {
  readonly values: FormValues;
  readonly faults: FormFaults;
  readonly set: (name: string, value: string) => void;
};

const Person = ({ index, title, typing }: { index: number; title: string; typing: Typing }): ReactNode => (
  <fieldset className="setup-person">
    <legend>{title}</legend>
    {personFields.map((field) => {
      const name = `${index}.${field.name}`;
      return (
        <FieldControl
          key={name}
          field={field}
          value={typing.values[name]}
          fault={typing.faults[name]}
          onChange={(value) => typing.set(name, String(value))}
        />
      );
    })}
  </fieldset>
);

const ArrangementChoice = ({
  value,
  onChange,
}: {
  value: Arrangement;
  onChange: (a: Arrangement) => void;
}): ReactNode => (
  <fieldset className="setup-choice">
    <legend>管理员设置</legend>
    <Radio.Group value={value} onChange={(event) => onChange(event.target.value as Arrangement)}>
      {arrangementNames.map((name) => (
        <Radio key={name} value={name}>
          {arrangements[name].title}
          <span className="faint">　{arrangements[name].about}</span>
        </Radio>
      ))}
    </Radio.Group>
    <p className="field-hint">审计管理员不能由系统管理员兼任。以后可由安全管理员调整。</p>
  </fieldset>
);

const useSetupForm = (onDone: () => void) => {
  const [values, setValues] = useState<FormValues>({});
  const [arrangement, setArrangement] = useState<Arrangement>('separate');
  const [faults, setFaults] = useState<FormFaults>({});
  const act = useAct(setUp, onDone);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const body = setUpBody(values, arrangement);
    const checked = setUp.body.safeParse(body, { reportInput: true });
    const found = setUpFaults(checked.error?.issues ?? [], values, arrangement);
    setFaults(found);
    if (Object.keys(found).length === 0) act.mutate({ body });
    else requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  const set = (name: string, value: string): void => {
    setValues((former) => ({ ...former, [name]: value }));
    setFaults(({ [name]: _gone, ...rest }) => rest);
  };
  return { typing: { values, faults, set }, arrangement, setArrangement, act, submit };
};

/** The working committee and its administrators: the first step of a new house. */
export const SetupForm = ({ onDone, onBack }: { onDone: () => void; onBack: () => void }): ReactNode => {
  const { typing, arrangement, setArrangement, act, submit } = useSetupForm(onDone);
  return (
    <form noValidate onSubmit={submit} className="setup-form">
      <h2>一、机关工委</h2>
      <FieldControl
        field={committeeField}
        value={typing.values['committeeName']}
        fault={typing.faults['committeeName']}
        onChange={(value) => typing.set('committeeName', String(value))}
      />
      <h2>二、管理员</h2>
      <ArrangementChoice value={arrangement} onChange={setArrangement} />
      <div className="setup-people">
        {arrangements[arrangement].people.map((roles, i) => (
          <Person key={`${arrangement} ${personTitle(roles)}`} index={i} title={personTitle(roles)} typing={typing} />
        ))}
      </div>
      <p className="field-hint">
        设立之后：系统管理员为经办人开通账号，安全管理员任用其为机关工委工作人员，经办人登录后即可导入工作簿。
      </p>
      {act.error && <RefusalAlert error={act.error} />}
      <div className="form-buttons">
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          设立
        </Button>
        <Button onClick={onBack}>返回</Button>
      </div>
    </form>
  );
};
