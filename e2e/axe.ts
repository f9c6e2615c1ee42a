import axe from 'axe-core';
import type { Page } from 'playwright-core';
import type { Visitor } from './visitor.js';

type Finding = {
  impact: string | null;
  id: string;
  help: string;
  nodes: { target: unknown[]; failureSummary?: string }[];
};
type Report = { readonly violations: Finding[]; readonly passed: number };
const grave: ReadonlySet<string | null> = new Set(['serious', 'critical']);

/** What axe-core finds grave on a page as it stands, each as one line with the places. The policy of content stays in force. */
const graveFindings = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe.source);
  const { violations, passed } = await page.evaluate<Report>(
    'axe.run(document).then((r) => ({ violations: r.violations, passed: r.passes.length }))',
  );
  if (passed < 10) throw new Error(`axe looked at nothing: only ${passed} of its rules found anything to check`);
  return violations
    .filter((finding) => grave.has(finding.impact))
    .flatMap(({ impact, id, help, nodes }) =>
      nodes.slice(0, 3).map((n) => `${impact} ${id}: ${help} at ${n.target.join(' ')}: ${n.failureSummary ?? ''}`),
    );
};

/** How far a page is wider than its window, with the elements that stick out; empty where it is not. */
const overflow = async (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll('body *')]
      .map((element) => ({ element, right: Math.round(element.getBoundingClientRect().right) }))
      .filter(({ right }) => right > width + 1)
      .slice(0, 5)
      .map(
        ({ element, right }) => `${element.tagName.toLowerCase()}.${element.className} reaches ${right} of ${width}`,
      );
  });

/** What keeps somebody from using the page as it stands: grave findings of axe-core, and a page wider than its window. */
export const obstacles = async ({ page, settled }: Visitor, name: string): Promise<readonly string[]> => {
  await settled();
  return [...(await graveFindings(page)), ...(await overflow(page))].map((line) => `${name}: ${line}`);
};
