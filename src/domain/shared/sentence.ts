/** A sentence with its figures put in: fill('应到{due}人', {due: 9}) = '应到9人'. A figure that is missing stays visible as {name}. */
export const fill = (template: string, figures: Readonly<Record<string, string | number>>): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => String(figures[name] ?? whole));
