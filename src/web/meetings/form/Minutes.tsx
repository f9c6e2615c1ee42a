import type { ReactNode } from 'react';
import type { PartEditing } from './editing.js';
import { TextField } from './TextField.js';

/** Minutes in a plain field; a template of the committee is put in where the text ends, nothing is overwritten. */
export const Minutes = ({ of }: { of: PartEditing }): ReactNode => {
  const { minutes, kinds } = of.part;
  const templates = of.edit.basis.templates.filter((t) => kinds.some((kind) => kind === t.kind));
  return (
    <>
      <TextField
        label="会议记录"
        rows={6}
        value={minutes}
        most={50_000}
        onChange={(text) => of.set({ minutes: text })}
      />
      {templates.length > 0 && (
        <p className="templates">
          插入模板：
          {templates.map((template) => (
            <button
              key={template.id}
              type="button"
              className="text-button"
              onClick={() => of.set({ minutes: minutes === '' ? template.body : `${minutes}\n${template.body}` })}
            >
              {template.title}
            </button>
          ))}
        </p>
      )}
    </>
  );
};
