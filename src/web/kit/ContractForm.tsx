import { Button } from 'antd';
import { useState, type FormEvent, type ReactNode } from 'react';
import type { z } from 'zod';
import type { Endpoint } from '../../contract/endpoint.js';
import type { InputOf, ReplyOf } from './call.js';
import { FieldControl } from './FieldControl.js';
import { bodyOf, faultsOf, type Field, type FormFaults, type FormValues } from './formBody.js';
import { asRefusal } from './refusal.js';
import { RefusalAlert } from './states.js';
import { useAct } from './useCall.js';

type KeysOf<T> = T extends object ? keyof T & string : never;
type WithBody = Endpoint & { readonly body: z.ZodType };
export type FieldsOf<E extends WithBody> = readonly Field<KeysOf<z.input<E['body']>>>[];

type ContractFormProps<E extends WithBody> = {
  readonly endpoint: E;
  readonly params?: Readonly<Record<string, string>>;
  /** Parts of the body that are not asked. */
  readonly fixed?: object;
  readonly fields: FieldsOf<E>;
  readonly initial?: FormValues;
  readonly submit: string;
  readonly onDone: (reply: ReplyOf<E>) => void;
  readonly onCancel?: () => void;
  /** Told of the code of a refusal, where the form depends on it. */
  readonly onRefused?: (code: string) => void;
  /** Told of everything typed, where something beside the form depends on it. */
  readonly onChange?: (values: FormValues) => void;
  readonly children?: ReactNode;
};

/** Brings the first field at fault into view and focus, after the sentences have been drawn. */
const focusFirstFault = (form: HTMLFormElement): void => {
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
};

const useContractForm = <E extends WithBody>(props: ContractFormProps<E>) => {
  const { endpoint, params, fixed, fields, initial, onDone } = props;
  const [values, setValues] = useState<FormValues>(initial ?? {});
  const [faults, setFaults] = useState<FormFaults>({});
  const act = useAct(endpoint, onDone);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const body = bodyOf(fields, values, fixed);
    const checked = endpoint.body.safeParse(body, { reportInput: true });
    setFaults(checked.success ? {} : faultsOf(checked.error.issues, fields));
    if (checked.success)
      act.mutate({ params, body } as unknown as InputOf<E>, {
        onError: (error) => props.onRefused?.(asRefusal(error).code),
      });
    else focusFirstFault(event.currentTarget);
  };
  const set = (name: string, value: string | boolean): void => {
    const next = { ...values, [name]: value };
    setValues(next);
    props.onChange?.(next);
    setFaults(({ [name]: _gone, ...rest }) => rest);
  };
  return { values, faults, act, submit, set };
};

/**
 * A form over an endpoint: the contract's own body checks what is typed, before it is sent and again on the server. What was typed
 * stays, whatever the answer.
 */
export const ContractForm = <E extends WithBody>(props: ContractFormProps<E>): ReactNode => {
  const { values, faults, act, submit, set } = useContractForm(props);
  return (
    <form noValidate onSubmit={submit} className="form">
      {props.fields.map((field) => (
        <FieldControl
          key={field.name}
          field={field}
          value={values[field.name]}
          fault={faults[field.name]}
          onChange={(value) => set(field.name, value)}
        />
      ))}
      {props.children}
      {faults[''] && (
        <p className="field-fault" role="alert">
          {faults['']}
        </p>
      )}
      {act.error && <RefusalAlert error={act.error} />}
      <div className="form-buttons">
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          {props.submit}
        </Button>
        {props.onCancel && <Button onClick={props.onCancel}>取消</Button>}
      </div>
    </form>
  );
};
