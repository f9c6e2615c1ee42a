/** A node as the keyboard sees it: visible ones only, in the order on the screen. */
export type VisibleNode = {
  readonly id: string;
  readonly level: number;
  readonly open: boolean;
  readonly parent: boolean;
};
export type TreeMove = { readonly focus: string } | { readonly toggle: string } | null;

/** What a key does in a tree. (WAI-ARIA tree pattern: right opens or goes in, left closes or goes out.) */
export const moveInTree = (key: string, at: string, nodes: readonly VisibleNode[]): TreeMove => {
  const i = nodes.findIndex((node) => node.id === at);
  const node = nodes[i];
  if (!node) return null;
  const focus = (target: VisibleNode | undefined): TreeMove => (target ? { focus: target.id } : null);
  switch (key) {
    case 'ArrowDown':
      return focus(nodes[i + 1]);
    case 'ArrowUp':
      return focus(nodes[i - 1]);
    case 'Home':
      return focus(nodes[0]);
    case 'End':
      return focus(nodes.at(-1));
    case 'ArrowRight':
      if (!node.parent) return null;
      return node.open ? focus(nodes[i + 1]) : { toggle: node.id };
    case 'ArrowLeft':
      if (node.parent && node.open) return { toggle: node.id };
      return focus(
        nodes
          .slice(0, i)
          .filter((n) => n.level < node.level)
          .at(-1),
      );
    default:
      return null;
  }
};
