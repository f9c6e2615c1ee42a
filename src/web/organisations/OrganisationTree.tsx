import CaretDownOutlined from '@ant-design/icons/CaretDownOutlined';
import CaretRightOutlined from '@ant-design/icons/CaretRightOutlined';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { Link } from 'react-router';
import { organisationChildren, type OrganisationLine } from '../../contract/organisations.js';
import { useCall } from '../kit/useCall.js';
import { useDay, useDayPath } from '../kit/urlState.js';
import { moveInTree, type VisibleNode } from './treeKeys.js';

const childrenPerPage = 200;
type Root = Pick<OrganisationLine, 'id' | 'shortName' | 'childCount'>;
type TreeState = {
  readonly open: ReadonlySet<string>;
  readonly selected: string;
  readonly focused: string;
  readonly toggle: (id: string) => void;
  readonly day: string | undefined;
};

const Branches = ({ of, level, tree }: { of: string; level: number; tree: TreeState }): ReactNode => {
  const asked = useCall(
    organisationChildren,
    { params: { organisationId: of }, query: { day: tree.day, page: 1, size: childrenPerPage } },
    { keep: true },
  );
  const more = (asked.data?.total ?? 0) - (asked.data?.items.length ?? 0);
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the WAI-ARIA tree pattern
    <ul role="group">
      {asked.data?.items.map((child) => (
        <Node key={child.id} node={child} level={level} tree={tree} />
      ))}
      {more > 0 && (
        <li role="none" className="tree-more">
          另有{more}个，请用查找
        </li>
      )}
    </ul>
  );
};

const Node = ({ node, level, tree }: { node: Root; level: number; tree: TreeState }): ReactNode => {
  const carry = useDayPath();
  const parent = node.childCount > 0;
  const open = parent && tree.open.has(node.id);
  return (
    <li role="none">
      <div className="tree-node" style={{ paddingLeft: `${(level - 1) * 0.875}rem` }}>
        {parent ? (
          <button type="button" tabIndex={-1} aria-hidden="true" onClick={() => tree.toggle(node.id)}>
            {open ? <CaretDownOutlined aria-hidden="true" /> : <CaretRightOutlined aria-hidden="true" />}
          </button>
        ) : (
          <span className="tree-leaf" />
        )}
        <Link
          role="treeitem"
          to={carry(`/organisations/${node.id}`)}
          tabIndex={tree.focused === node.id ? 0 : -1}
          aria-level={level}
          aria-selected={tree.selected === node.id}
          aria-expanded={parent ? open : undefined}
          data-node={node.id}
          title={node.shortName}
        >
          {node.shortName}
        </Link>
      </div>
      {open && <Branches of={node.id} level={level + 1} tree={tree} />}
    </li>
  );
};

const visibleIn = (tree: HTMLElement): VisibleNode[] =>
  [...tree.querySelectorAll<HTMLElement>('[role="treeitem"]')].map((item) => ({
    id: item.dataset['node'] ?? '',
    level: Number(item.getAttribute('aria-level')),
    open: item.getAttribute('aria-expanded') === 'true',
    parent: item.hasAttribute('aria-expanded'),
  }));

type OrganisationTreeProps = { readonly root: Root; readonly selected: string; readonly trail: readonly string[] };

/** The tree below what one leads, opened as far as the organisation shown; children are fetched when a node opens. */
export const OrganisationTree = ({ root, selected, trail }: OrganisationTreeProps): ReactNode => {
  const [day] = useDay();
  // What was opened or closed by hand; what lies on the way to the selection is open by itself.
  const [byHand, setByHand] = useState<Readonly<Record<string, boolean>>>({});
  const [focused, setFocused] = useState<string | null>(null);
  const open = new Set([root.id, ...trail, ...Object.keys(byHand)].filter((id) => byHand[id] ?? true));
  const toggle = (id: string): void => setByHand((former) => ({ ...former, [id]: !open.has(id) }));
  const tree: TreeState = { open, selected, focused: focused ?? selected, toggle, day };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const at = (event.target as HTMLElement).dataset['node'] ?? '';
    const move = moveInTree(event.key, at, visibleIn(event.currentTarget));
    if (!move) return;
    event.preventDefault();
    if ('toggle' in move) return toggle(move.toggle);
    setFocused(move.focus);
    event.currentTarget.querySelector<HTMLElement>(`[data-node="${move.focus}"]`)?.focus();
  };
  return (
    <ul role="tree" aria-label="组织树" className="tree" onKeyDown={onKeyDown}>
      <Node node={root} level={1} tree={tree} />
    </ul>
  );
};
