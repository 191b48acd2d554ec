// A QR code as one SVG path: no canvas, no image, nothing the page's policy could object to.
import { create } from 'qrcode';

/** Modules of light around the code (ISO/IEC 18004). */
const quietZone = 4;

export interface QrPath {
  /** Side of the square, in modules, with the quiet zone. */
  readonly size: number;
  /** The dark modules, as an SVG path. */
  readonly path: string;
}

/** Throws when the text is longer than a QR code can hold. */
export const qrPath = (text: string): QrPath => {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size, data } = modules;
  let path = '';
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < size; column += 1)
      if (data[row * size + column])
        path += `M${String(column + quietZone)} ${String(row + quietZone)}h1v1h-1z`;
  return { size: size + 2 * quietZone, path };
};
