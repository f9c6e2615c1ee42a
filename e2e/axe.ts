import axe from 'axe-core';
import type { Page } from 'playwright-core';

type Finding = {
  impact: string | null;
  id: string;
  help: string;
  nodes: { target: unknown[]; failureSummary?: string }[];
};
const grave: ReadonlySet<string | null> = new Set(['serious', 'critical']);

/** What axe-core finds grave on a page as it stands, each as one line with the places. The policy of content stays in force. */
export const graveFindings = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe.source);
  const findings = await page.evaluate<Finding[]>(
    `axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations)`,
  );
  return findings
    .filter((finding) => grave.has(finding.impact))
    .flatMap(({ impact, id, help, nodes }) =>
      nodes.slice(0, 3).map((n) => `${impact} ${id}: ${help} at ${n.target.join(' ')}: ${n.failureSummary ?? ''}`),
    );
};

/** How far a page is wider than its window, with the elements that stick out; empty where it is not. */
export const overflow = async (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .slice(0, 5)
      .map(
        (e) =>
          `${e.tagName.toLowerCase()}.${e.className} reaches ${Math.round(e.getBoundingClientRect().right)} of ${width}`,
      );
  });
