import { Input } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { useSearchText } from './urlState.js';

/** A field over a list that asks a moment after the last key; what is sought stands in the address as `q`. */
export const FindField = ({ label, placeholder }: { label: string; placeholder: string }): ReactNode => {
  const [q, setQ] = useSearchText('q');
  const [typed, setTyped] = useState(q);
  useEffect(() => {
    if (typed.trim() === q) return undefined;
    const timer = setTimeout(() => setQ(typed.trim()), 250);
    return () => clearTimeout(timer);
  }, [typed, q, setQ]);
  return (
    <Input
      className="find-field no-print"
      allowClear
      aria-label={label}
      placeholder={placeholder}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
};
