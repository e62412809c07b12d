import { existsSync } from 'node:fs';

/** A font file, and the name of the face in it where it holds several. */
export interface PdfFont {
  readonly file: string;
  readonly face?: string;
}

export interface PdfFonts {
  readonly regular: PdfFont;
  readonly bold: PdfFont;
  /** Whether they have letters beyond those of Western Europe. */
  readonly complete: boolean;
}

const NOTO = '/usr/share/fonts/opentype/noto/NotoSansCJK';
/** Where systems put a font that has Latin, Greek, Cyrillic and Chinese. */
const PLACES: readonly PdfFonts[] = [
  {
    regular: { file: `${NOTO}-Regular.ttc`, face: 'NotoSansCJKsc-Regular' },
    bold: { file: `${NOTO}-Bold.ttc`, face: 'NotoSansCJKsc-Bold' },
    complete: true,
  },
  {
    regular: {
      file: '/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc',
      face: 'NotoSansCJKsc-Regular',
    },
    bold: { file: '/usr/share/fonts/google-noto-cjk/NotoSansCJK-Bold.ttc', face: 'NotoSansCJKsc-Bold' },
    complete: true,
  },
  {
    regular: { file: '/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc', face: 'NotoSansCJKsc-Regular' },
    bold: { file: '/usr/share/fonts/noto-cjk/NotoSansCJK-Bold.ttc', face: 'NotoSansCJKsc-Bold' },
    complete: true,
  },
  {
    regular: { file: '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf' },
    bold: { file: '/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf' },
    complete: false,
  },
];

/** Every PDF reader has these by itself. */
const BUILT_IN: PdfFonts = {
  regular: { file: 'Helvetica' },
  bold: { file: 'Helvetica-Bold' },
  complete: false,
};

/** The best fonts for documents on this machine; Debian's fonts-noto-cjk brings the first. */
export function findPdfFonts(exists: (file: string) => boolean = existsSync): PdfFonts {
  return PLACES.find(({ regular, bold }) => exists(regular.file) && exists(bold.file)) ?? BUILT_IN;
}
