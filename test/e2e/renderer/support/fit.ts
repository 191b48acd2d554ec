// Whether the words of a page have room: in the window, in their boxes, and beside each other.
import type { Page } from '@playwright/test';

/** The boxes of glyphs are larger than the ink: by so much, as a share of the size of the letters, they may touch. */
const tolerance = 0.2;

/** What has no room, each in a line of its own: the words and what is wrong with them. Empty: all is well. */
export const unfitting = (page: Page): Promise<string[]> =>
  page.evaluate((share) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: {
      words: string;
      parent: Element;
      layer: Element | null;
      lines: DOMRect[];
      slack: number;
    }[] = [];
    const layerOf = (element: Element | null): Element | null => {
      if (element === null) return null;
      return ['sticky', 'fixed', 'absolute'].includes(getComputedStyle(element).position)
        ? element
        : layerOf(element.parentElement);
    };
    while (walker.nextNode()) {
      const { currentNode: node } = walker;
      const parent = node.parentElement;
      const words = node.textContent?.trim() ?? '';
      if (parent === null || words === '' || !parent.checkVisibility()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const lines = [...range.getClientRects()];
      const layer = layerOf(parent);
      // Words for screen readers alone take a pixel.
      if (layer !== null && layer.getBoundingClientRect().width <= 1) continue;
      const slack = share * parseFloat(getComputedStyle(parent).fontSize);
      texts.push({ words, parent, layer, lines, slack });
    }
    const wrong: string[] = [];
    for (const { words, parent, lines, slack } of texts) {
      const box = parent.closest('button, summary, [role=menuitem], label, dd, dt, p, h1, h2, li') ?? parent;
      const { left, right, top, bottom } = box.getBoundingClientRect();
      // A quiet button beside words stands in its own padding.
      const whole = box.querySelector('button') === null;
      if (whole && box.clientWidth > 0 && box.scrollWidth > box.clientWidth + 1)
        wrong.push(`wider than its box: ${words}`);
      for (const line of lines) {
        if (line.left < -1 || line.right > innerWidth + 1) wrong.push(`outside the window: ${words}`);
        if (line.left < left - 1 || line.right > right + 1) wrong.push(`sticks out at a side: ${words}`);
        if (line.top < top - slack || line.bottom > bottom + slack)
          wrong.push(`sticks out above or below: ${words}`);
      }
    }
    texts.forEach((one, index) => {
      for (const other of texts.slice(index + 1)) {
        if (one.layer !== other.layer || one.parent === other.parent) continue;
        const slack = Math.max(one.slack, other.slack);
        const touch = one.lines.some((a) =>
          other.lines.some(
            (b) =>
              Math.min(a.right, b.right) - Math.max(a.left, b.left) > slack &&
              Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > slack,
          ),
        );
        if (touch) wrong.push(`on top of each other: ${one.words} / ${other.words}`);
      }
    });
    return wrong;
  }, tolerance);
