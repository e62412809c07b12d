/** The texts of mails in English. */
export const mailsEn = {
  greeting: (name: string) => `Hello ${name},`,
  footer: (host: string) =>
    `Plenum at ${host} sent this mail by itself. Do not share its links: they are yours.`,
  details: {
    when: 'When',
    length: 'Length',
    minutes: (minutes: number) => `${minutes} minutes`,
    series: 'Repeats',
    dates: (count: number) => `${count} dates to come`,
    room: 'Where',
    agenda: 'Agenda',
    agendaItem: (title: string, minutes: number) => `${title} (${minutes} min)`,
  },
  invitation: {
    action: 'Answer the invitation',
    request: {
      subject: (title: string) => `Invitation: ${title}`,
      text: (organiser: string) => `${organiser} invites you.`,
    },
    change: {
      subject: (title: string) => `Changed: ${title}`,
      text: (organiser: string) =>
        `${organiser} has changed what you are invited to. This is how it stands now.`,
    },
    cancel: {
      subject: (title: string) => `Cancelled: ${title}`,
      text: (organiser: string) => `${organiser} has cancelled this, or does not count on you any more.`,
    },
    reminder: {
      subject: (title: string) => `Soon: ${title}`,
      text: (organiser: string) => `this begins soon. ${organiser} has invited you.`,
    },
  },
  answer: {
    subject: (name: string, state: string, title: string) => `${name} ${state}: ${title}`,
    text: (name: string, state: string) => `${name} ${state}.`,
    states: {
      'needs-action': 'has not answered',
      accepted: 'comes',
      tentative: 'comes perhaps',
      declined: 'does not come',
      delegated: 'sends somebody else',
    },
    reason: 'Reason',
    instead: 'Instead comes',
    action: 'Open Plenum',
  },
  recovery: {
    subject: 'Set a new password',
    paragraphs: [
      'somebody, probably you, asked for a new password for your account.',
      'The link works once, within 30 minutes. If it was not you, ignore this mail: your password stays as it is.',
    ],
    action: 'Set a new password',
  },
  registration: {
    subject: 'Make your account',
    paragraphs: [
      'somebody, probably you, wants to make an account with this address.',
      'Open the link within 30 minutes and choose a password. If it was not you, ignore this mail: no account is made.',
    ],
    action: 'Make my account',
  },
  registered: {
    subject: 'You have an account already',
    paragraphs: [
      'somebody, probably you, wanted to make an account with this address. There is one already: sign in with it.',
      'If you do not know your password any more, set a new one.',
    ],
    action: 'Set a new password',
  },
  warning: {
    subject: 'Somebody tried passwords of your account',
    paragraphs: (time: string, ip: string) => [
      `your account had 10 wrong passwords in a row, the last one on ${time}, from the address ${ip}.`,
      'Further tries are slowed down, and devices on which you have signed in before go on working. If it was you, you ' +
        'need not do anything, or can set a new password. If it was not, and your password is short or used elsewhere ' +
        'too, change it.',
    ],
    action: 'Set a new password',
  },
};
