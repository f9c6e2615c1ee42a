import { useEffect, useRef, type ReactNode } from 'react';
import { Link, useLocation } from 'react-router';

export type TrailStep = { readonly to: string; readonly title: string };
type PageFrameProps = {
  readonly title: string;
  readonly trail?: readonly TrailStep[];
  /** One line under the title: what is shown, as of when. */
  readonly about?: ReactNode;
  readonly actions?: ReactNode;
  readonly tabs?: ReactNode;
  readonly children: ReactNode;
};

/** Title of the window and focus on the heading whenever another page is shown, so that a screen reader says where one is. */
const useHeading = (title: string): React.RefObject<HTMLHeadingElement | null> => {
  const ref = useRef<HTMLHeadingElement>(null);
  const { pathname, key, state } = useLocation();
  useEffect(() => {
    document.title = `${title} – 支部`;
  }, [title]);
  useEffect(() => {
    // The page one arrives on begins at its top, where the skip link is; React Router calls its key so.
    // So does the page that the first address leads to: nothing is taken from whoever types already.
    if (key === 'default' || state === 'arrival') return;
    window.scrollTo(0, 0);
    ref.current?.focus({ preventScroll: true });
    // oxlint-disable-next-line react/exhaustive-deps -- another search on the same page moves nothing
  }, [pathname]);
  return ref;
};

export const PageFrame = ({ title, trail, about, actions, tabs, children }: PageFrameProps): ReactNode => {
  const heading = useHeading(title);
  return (
    <article className="page">
      <header className="page-head">
        {trail && trail.length > 0 && (
          <nav aria-label="所在位置" className="trail">
            <ol>
              {trail.map((step) => (
                <li key={step.to}>
                  <Link to={step.to}>{step.title}</Link>
                </li>
              ))}
            </ol>
          </nav>
        )}
        <div className="page-title">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {actions && <div className="page-actions">{actions}</div>}
        </div>
        {about && <p className="page-about">{about}</p>}
        {tabs}
      </header>
      {children}
    </article>
  );
};

export const Section = ({
  title,
  aside,
  children,
}: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}): ReactNode => (
  <section className="section">
    <header className="section-head">
      <h2>{title}</h2>
      {aside}
    </header>
    {children}
  </section>
);

/** Facts as name and value; values not filled in say so. */
export const Facts = ({ items }: { items: readonly (readonly [string, ReactNode])[] }): ReactNode => (
  <dl className="facts">
    {items.map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value === null || value === undefined || value === '' ? <span className="faint">未填</span> : value}</dd>
      </div>
    ))}
  </dl>
);
