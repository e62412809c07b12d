import type { OccurrenceId } from '../../contract/ids';
import type { JobData } from '../../jobs/JobData';
import { mailTexts } from '../../locales/mailTexts';
import { toCalendar } from '../../mail/calendar/toCalendar';
import { formatInstant } from '../../mail/formatInstant';
import type { Mail, MailSender } from '../../mail/Mailer';
import { toMailBody } from '../../mail/toMailBody';
import type { InvitationMails, InvitationMailView, MailPerson } from './InvitationMails';

export interface InvitationLetterOptions {
  readonly publicUrl: URL;
  /** Host part of the names of bookings in calendars. */
  readonly domain: string;
  /** The address that mails are from. */
  readonly from: string;
}

export interface InvitationLetterParts {
  readonly mails: InvitationMails;
  readonly mailer: MailSender;
  readonly now: () => number;
}

type Told = JobData['invitation-mail'];
type MailedDate = InvitationMailView['dates'][number];

const PARTSTATS = {
  'needs-action': 'NEEDS-ACTION',
  accepted: 'ACCEPTED',
  tentative: 'TENTATIVE',
  declined: 'DECLINED',
  delegated: 'DELEGATED',
} as const;

/** Writes the mails of invitations, with the booking for the calendar of whoever gets one. */
export class InvitationLetters {
  constructor(
    private readonly options: InvitationLetterOptions,
    private readonly parts: InvitationLetterParts,
  ) {}

  async send(told: Told, { id }: { readonly id: string }): Promise<void> {
    const view = await this.parts.mails.find(told.invitation as InvitationMailView['id']);
    if (!view || isToldByAnother(told, view)) return;
    const date = view.dates.find((known) => known.id === (told.occurrence as OccurrenceId | undefined));
    const mail = told.kind === 'reply-received' ? this.#reply(view, date) : this.#tell(view, told.kind, date);
    if (mail) await this.parts.mailer.send({ ...mail, id });
  }

  #tell(
    view: InvitationMailView,
    kind: 'request' | 'cancel' | 'reminder',
    date: MailedDate | undefined,
  ): Omit<Mail, 'id'> | undefined {
    const isOff = view.withdrawn || view.booking.cancelled || date?.cancelled === true;
    // They are told that it is off, and nothing else of it any more.
    if (isOff !== (kind === 'cancel')) return undefined;
    const texts = mailTexts(view.invitee.locale);
    const { title } = view.booking;
    const organiser = view.organiser?.name ?? 'Plenum';
    const { subject, text } =
      texts.invitation[kind === 'request' && view.booking.sequence > 0 ? 'change' : kind];
    const reply = new URL(`/reply#${view.linkToken}`, this.options.publicUrl).href;
    return {
      ...this.#addressed(view, view.invitee),
      subject: subject(title),
      ...toMailBody({
        locale: view.invitee.locale,
        title: subject(title),
        paragraphs: [
          texts.greeting(view.invitee.name),
          text(organiser),
          ...(kind === 'cancel' || view.booking.description === '' ? [] : [view.booking.description]),
        ],
        details: this.#details(view, date),
        actions: kind === 'cancel' ? [] : [{ label: texts.invitation.action, url: reply }],
        footer: texts.footer(this.options.publicUrl.host),
      }),
      ...(kind !== 'reminder' && { calendar: this.#calendar(view, kind, date) }),
    };
  }

  /** To the organiser, of an answer. */
  #reply(view: InvitationMailView, date: MailedDate | undefined): Omit<Mail, 'id'> | undefined {
    const { organiser, invitee, booking } = view;
    if (!organiser) return undefined;
    const texts = mailTexts(organiser.locale);
    const answer = view.answers.find(({ occurrence }) => occurrence === date?.id) ?? view.answer;
    const { state, reason, delegatedTo } = answer;
    const subject = texts.answer.subject(invitee.name, texts.answer.states[state], booking.title);
    const url = new URL('/', this.options.publicUrl).href;
    const person = delegatedTo?.displayName;
    return {
      to: { name: organiser.name, address: organiser.email },
      subject,
      ...toMailBody({
        locale: organiser.locale,
        title: subject,
        paragraphs: [
          texts.greeting(organiser.name),
          texts.answer.text(invitee.name, texts.answer.states[state]),
        ],
        details: [
          ...(reason ? [{ label: texts.answer.reason, text: reason }] : []),
          ...(person ? [{ label: texts.answer.instead, text: person }] : []),
          ...this.#details({ ...view, invitee: organiser }, date),
        ],
        actions: [{ label: texts.answer.action, url }],
        footer: texts.footer(this.options.publicUrl.host),
      }),
    };
  }

  /** From our own address in the organiser's name; an answer comes back with the token of the invited. */
  #addressed({ organiser, attendeeToken }: InvitationMailView, to: MailPerson) {
    const name = organiser?.name ?? 'Plenum';
    return {
      to: { name: to.name, address: to.email },
      fromName: name,
      replyTo: { name, address: this.#replyAddress(attendeeToken) },
    };
  }

  #replyAddress(token: string): string {
    return this.options.from.replace('@', `+${token}@`);
  }

  #details({ booking, dates, invitee }: InvitationMailView, only: MailedDate | undefined) {
    const { details } = mailTexts(invitee.locale);
    const now = this.parts.now();
    const coming = dates.filter(({ end, cancelled }) => !cancelled && end.getTime() > now);
    const first = only ?? coming[0] ?? dates[0];
    const agenda = booking.agenda.map(({ title, minutes }) => details.agendaItem(title, minutes)).join('\n');
    return [
      ...(first
        ? [
            {
              label: details.when,
              text: formatInstant(first.start.toISOString(), invitee.locale, booking.zone),
            },
          ]
        : []),
      { label: details.length, text: details.minutes(booking.minutes) },
      ...(booking.rule && !only ? [{ label: details.series, text: details.dates(coming.length) }] : []),
      { label: details.room, text: booking.room },
      ...(agenda ? [{ label: details.agenda, text: agenda }] : []),
    ];
  }

  #calendar(view: InvitationMailView, kind: 'request' | 'cancel', only: MailedDate | undefined) {
    const { booking, organiser, invitee, attendeeToken, dates, answer } = view;
    const { title, description, room, start, zone, minutes, rule, sequence } = booking;
    const method = kind === 'cancel' ? ('CANCEL' as const) : ('REQUEST' as const);
    const content = toCalendar({
      method,
      uid: `${booking.id}@${this.options.domain}`,
      sequence,
      stamp: new Date(this.parts.now()),
      ...{ title, description, room, start, zone, minutes, rule, dates },
      url: new URL(`/reply#${view.linkToken}`, this.options.publicUrl).href,
      // What is off altogether is off in all its dates.
      ...(only && rule !== null && !view.withdrawn && !booking.cancelled && { only }),
      organiser: { name: organiser?.name ?? 'Plenum', address: this.#replyAddress(attendeeToken) },
      attendee: { name: invitee.name, address: invitee.email, partstat: PARTSTATS[answer.state] },
    });
    return { method, content };
  }
}

/** What was changed again is told by the mail of that change. In a series that may have been about one date only. */
function isToldByAnother({ kind, sequence }: Told, { booking }: InvitationMailView): boolean {
  if (kind === 'reply-received' || sequence >= booking.sequence) return false;
  return kind === 'reminder' || booking.rule === null;
}
