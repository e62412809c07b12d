import type { PdfFont, PdfFonts } from './findPdfFonts';
import type { RecordWords } from './RecordWords';
import { TaggedPdf } from './TaggedPdf';
import type { ExportedRecord } from './toRecordView';

const MARGIN = 48;
const INK = '#0b1416';
const FAINT = '#56767d';
const LINE = '#cfdcde';

type Section = PDFKit.PDFStructureElement;

/** Meeting records as a tagged PDF, each on a page of its own. Text can be searched and read out in Chinese too. */
export class RecordPdf {
  readonly #pdf: TaggedPdf;
  #began = false;

  constructor(
    private readonly words: RecordWords,
    private readonly fonts: PdfFonts,
  ) {
    this.#pdf = new TaggedPdf({ title: words.text.title, locale: words.locale, fonts, margin: MARGIN });
  }

  add(record: ExportedRecord): void {
    const { text } = this.words;
    this.#pdf.document.addPage();
    this.#began = true;
    const section = this.#pdf.document.struct('Sect');
    this.#pdf.whole.add(section);
    this.#heading(section, 'H1', record.topic, 20);
    if (record.hold) this.#paragraph(section, text.hold(record.hold.reason));
    this.#table(section, this.#factsOf(record), [120, '*']);
    this.#text(section, text.description, record.description);
    this.#agenda(section, record);
    this.#text(section, text.minutes, record.minutes);
    this.#attendance(section, record);
    this.#absences(section, record);
    this.#files(section, record);
    section.end();
  }

  /** The whole document; nothing can be added after it. */
  finish(): Promise<Uint8Array> {
    if (!this.#began) this.#pdf.document.addPage();
    return this.#pdf.finish(() => this.#numberPages());
  }

  #factsOf(record: ExportedRecord): string[][] {
    const { text } = this.words;
    const { seconds } = record;
    const facts = [
      [text.started, this.words.instant(record.startedAt)],
      [text.ended, record.endedAt ? this.words.instant(record.endedAt) : text.stillRunning],
      [text.duration, seconds === null ? '' : text.minutesLong(Math.round(seconds / 60))],
      [text.room, record.room?.name ?? ''],
      [text.department, record.department?.name ?? ''],
      [text.initiator, record.initiator?.displayName ?? ''],
      [text.hosts, record.hosts.map(({ displayName }) => displayName).join(', ')],
      [text.code, record.code],
      [text.tags, record.tags.join(', ')],
    ];
    return facts.filter(([, value]) => value !== '');
  }

  #agenda(section: Section, { agenda }: ExportedRecord): void {
    const { text } = this.words;
    if (agenda.length === 0) return;
    this.#heading(section, 'H2', text.agenda, 14);
    const rows = agenda.map(({ title, minutes }, index) => [
      `${index + 1}. ${title}`,
      text.minutesLong(minutes),
    ]);
    this.#table(section, rows, ['*', 90]);
  }

  #attendance(section: Section, { attendance }: ExportedRecord): void {
    const { text } = this.words;
    this.#heading(section, 'H2', text.attendance, 14);
    if (attendance.length === 0) {
      this.#paragraph(section, text.nobody);
      return;
    }
    const rows = attendance.flatMap(({ displayName, role, visits }) =>
      visits.map(({ device, joinedAt, leftAt }) => [
        displayName,
        text.roles[role],
        text.devices[device],
        this.words.instant(joinedAt),
        leftAt ? this.words.instant(leftAt) : text.stillRunning,
      ]),
    );
    const head = [text.name, text.role, text.device, text.joined, text.left];
    this.#table(section, rows, ['*', 80, 60, 110, 110], head);
    this.#paragraph(section, text.zone(this.words.zone));
  }

  #absences(section: Section, { absent }: ExportedRecord): void {
    const { text } = this.words;
    if (absent.length === 0) return;
    this.#heading(section, 'H2', text.absences, 14);
    const rows = absent.map(({ displayName, answer, reason }) => [displayName, text.answers[answer], reason]);
    this.#table(section, rows, [140, 120, '*'], [text.name, text.answer, text.reason]);
  }

  #files(section: Section, { files }: ExportedRecord): void {
    const { text } = this.words;
    if (files.length === 0) return;
    this.#heading(section, 'H2', text.files, 14);
    const rows = files.map(({ name, size, sentBy, sentAt }) => [
      name,
      this.words.size(size),
      sentBy,
      this.words.instant(sentAt),
    ]);
    this.#table(section, rows, ['*', 70, 120, 110], [text.file, text.size, text.sentBy, text.sentAt]);
  }

  #text(section: Section, heading: string, body: string): void {
    if (body === '') return;
    this.#heading(section, 'H2', heading, 14);
    this.#paragraph(section, body);
  }

  #heading(section: Section, kind: 'H1' | 'H2', text: string, size: number): void {
    const { document } = this.#pdf;
    section.add(
      document.struct(kind, {}, () => {
        document.moveDown(0.6);
        this.#pdf.font(this.fonts.bold, size).fillColor(INK).text(this.#pdf.writable(text));
        document.moveDown(0.3);
      }),
    );
  }

  #paragraph(section: Section, text: string): void {
    const { document } = this.#pdf;
    section.add(
      document.struct('P', {}, () => {
        this.#pdf.font(this.fonts.regular, 10).fillColor(INK).text(this.#pdf.writable(text), { lineGap: 3 });
      }),
    );
    document.moveDown(0.4);
  }

  /** Without a head the first column heads its row. */
  #table(section: Section, rows: string[][], widths: (number | string)[], head?: string[]): void {
    const font = { src: this.fonts.regular.file, ...familyOf(this.fonts.regular), size: 10 };
    const bold = { src: this.fonts.bold.file, ...familyOf(this.fonts.bold), size: 10 };
    const headed = head
      ? [head.map((text) => ({ text: this.#pdf.writable(text), type: 'TH' as const, font: bold }))]
      : [];
    const data = rows.map((row) =>
      row.map((text, column) => ({
        text: this.#pdf.writable(text),
        ...(column === 0 && !head ? { type: 'TH' as const, font: bold } : { font }),
      })),
    );
    const options = {
      data: [...headed, ...data],
      columnStyles: widths.map((width) => ({ width })),
      defaultStyle: { border: { top: 0, right: 0, bottom: 0.5, left: 0 }, borderColor: LINE, padding: 4 },
      structParent: section,
    };
    this.#pdf.font(this.fonts.regular, 10).fillColor(INK);
    this.#pdf.document.table(options);
    this.#pdf.document.moveDown(0.5);
  }

  #numberPages(): void {
    const { document } = this.#pdf;
    const { start, count } = document.bufferedPageRange();
    for (let page = start; page < start + count; page += 1) {
      document.switchToPage(page);
      // Below the margin, which would otherwise begin a new page.
      document.page.margins.bottom = 0;
      document.markContent('Artifact', { type: 'Pagination' });
      this.#pdf
        .font(this.fonts.regular, 8)
        .fillColor(FAINT)
        .text(this.words.text.page(page + 1, count), MARGIN, document.page.height - 32, { align: 'right' });
      document.endMarkedContent();
    }
  }
}

function familyOf({ face }: PdfFont): { family?: string } {
  return face ? { family: face } : {};
}
