import type { HelpArticle } from './HelpArticle';

/** The help pages in English. */
export const englishHelp: readonly HelpArticle[] = [
  {
    id: 'joining',
    title: 'Join a meeting',
    summary: 'From the link or the code to being heard and seen.',
    keywords: ['enter', 'link', 'start', 'attend', 'room'],
    sections: [
      {
        heading: 'With a link',
        steps: [
          'Open the link. The page before the meeting shows your picture and who is there already.',
          'Allow the microphone and the camera when your browser asks.',
          'Say something: the bar under “Microphone” should move.',
          'Choose “Join meeting”.',
        ],
      },
      {
        heading: 'From the start page',
        paragraphs: [
          'Today’s meetings stand in the list on the start page, with a button to join each of them. With nothing but a code, type its nine digits into the field beside the list.',
        ],
      },
      {
        heading: 'When the meeting is full or has ended',
        paragraphs: [
          'A full meeting lets you in as soon as somebody leaves: choose “Try again”. A meeting that has ended shows its summary instead.',
        ],
      },
    ],
  },
  {
    id: 'guest-code',
    title: 'Take part as a guest',
    summary: 'Nine digits are enough; no account is needed.',
    keywords: ['pin', 'number', 'visitor', 'no account', 'external'],
    sections: [
      {
        heading: 'Enter with the code',
        steps: [
          'Open the sign-in page and choose the field for a meeting code, or open the link that you were sent.',
          'Type or paste the nine digits. Spaces do not matter.',
          'Enter the name that the others should see, and join.',
        ],
      },
      {
        heading: 'What a guest can do',
        paragraphs: [
          'A guest hears, speaks, shows a picture and shares the screen in this one meeting. Guests see no other meetings, no people of the organisation and no bookings.',
        ],
      },
      {
        heading: 'Invite a guest',
        paragraphs: [
          'In the meeting choose “More”, then “Copy link”, and send the link. The code also stands on the bar and beside the meeting on the start page.',
        ],
      },
    ],
  },
  {
    id: 'microphone',
    title: 'Nobody hears me',
    summary: 'What to check when the microphone does not work.',
    keywords: ['mic', 'mute', 'muted', 'sound', 'audio', 'silent', 'headset', 'permission', 'blocked'],
    sections: [
      {
        heading: 'Look at the bar first',
        paragraphs: [
          'A struck microphone and the word “Unmute” mean that nothing leaves your computer. Press the button, or Ctrl D. If a host muted you, you can unmute yourself.',
        ],
      },
      {
        heading: 'The browser blocks it',
        steps: [
          'Choose the icon in front of the address in your browser.',
          'Set the microphone to “Allow”.',
          'Come back to the page and choose “Try again”.',
        ],
      },
      {
        heading: 'It is on, but silent',
        steps: [
          'Choose “More”, then “Devices and background”, and look which microphone is chosen.',
          'Speak and watch the bar. If it does not move, choose another microphone.',
          'Look for a mute switch on the headset, and close other apps that use the microphone.',
        ],
      },
      {
        heading: 'You hear nobody',
        paragraphs: [
          'Choose another speaker in the same dialog and press “Test”: a short tone should be heard. The self-test page checks both directions.',
        ],
      },
    ],
  },
  {
    id: 'camera',
    title: 'Camera and background',
    summary: 'When the picture does not come, and how to blur what is behind you.',
    keywords: ['video', 'webcam', 'blur', 'picture', 'black'],
    sections: [
      {
        heading: 'The picture does not come',
        steps: [
          'Close other apps that use the camera; most cameras serve one app at a time.',
          'Allow the camera in your browser, as for the microphone.',
          'Choose another camera under “More”, then “Devices and background”.',
        ],
      },
      {
        heading: 'Blur the background',
        paragraphs: [
          'Switch on the blur before you join or under “Devices and background”. It is computed on your own computer; where the browser cannot do it, the switch says so.',
        ],
      },
    ],
  },
  {
    id: 'connection',
    title: 'Weak or lost connection',
    summary: 'What Plenum does by itself, and what you can do.',
    keywords: ['internet', 'wifi', 'network', 'slow', 'freeze', 'lag', 'reconnecting', 'quality'],
    sections: [
      {
        heading: 'Sound comes first',
        paragraphs: [
          'When a connection gets weak, pictures become smaller or pause so that the sound goes on. The bars on a tile show how good a connection is.',
        ],
      },
      {
        heading: 'After a loss',
        paragraphs: [
          'Stay on the page: you come back by yourself, with your role, and muted if you were muted. Your microphone is never opened by a reconnection.',
        ],
      },
      {
        heading: 'Find the cause',
        steps: [
          'Choose “More”, then “Connection”: round trip, lost packets and what limits your picture.',
          'Move closer to the wireless router or use a cable, and stop large downloads.',
          'Show fewer pictures at once under “Layout”.',
          'Run the self-test from the navigation; it names what fails.',
        ],
      },
    ],
  },
  {
    id: 'sharing',
    title: 'Share the screen',
    summary: 'Show a window, a tab or the whole screen, with sound.',
    keywords: ['present', 'slides', 'window', 'tab', 'screen share'],
    sections: [
      {
        heading: 'Share',
        steps: [
          'Choose “Share” on the bar, or press Alt Shift S.',
          'Choose a tab, a window or the screen in the dialog of the browser. Tick the sound there if the others should hear it.',
          'Choose “Stop sharing” when you are done.',
        ],
      },
      {
        heading: 'Good to know',
        paragraphs: [
          'Several people can share at once. On phones the browser does not offer sharing. Close what others should not see before you share the whole screen.',
        ],
      },
    ],
  },
  {
    id: 'layout',
    title: 'Arrange the pictures',
    summary: 'How many people you see at once, and whom.',
    keywords: ['grid', 'speaker view', 'pin', 'gallery', 'tiles', 'picture in picture'],
    sections: [
      {
        heading: 'Choose a layout',
        paragraphs: [
          '“Layout” offers one to sixteen pictures at once, one large with five small ones, and the speaker alone. “Automatic” fits the number of people. More people than pictures come in pages that can turn by themselves.',
        ],
      },
      {
        heading: 'Pin somebody',
        paragraphs: [
          'Choose a tile to keep it large. Only your own view changes. “Unpin” in the same menu lets it go.',
        ],
      },
      {
        heading: 'Keep the meeting in sight',
        paragraphs: [
          '“Picture in picture” under “More” puts the most important picture into a small window above other apps, with a button for your microphone.',
        ],
      },
    ],
  },
  {
    id: 'keyboard',
    title: 'Use the keyboard',
    summary: 'Shortcuts in a meeting, and how to switch them off.',
    keywords: ['shortcut', 'hotkey', 'accessibility', 'push to talk', 'screen reader'],
    sections: [
      {
        heading: 'In a meeting',
        steps: [
          'Ctrl D: mute or unmute. Ctrl E: camera on or off.',
          'Hold V while the stage has the focus: talk as long as you hold it.',
          'Alt Shift P: people. Alt Shift S: share. Alt Shift G: next layout.',
          'Alt Shift O: say who is speaking. Alt Shift K: say my state.',
          'F6: go to the next region. Ctrl /: all shortcuts. Alt Shift Q: leave, which asks first.',
        ],
      },
      {
        heading: 'Switch them off',
        paragraphs: [
          'Under “Settings”, “Accessibility”, one switch turns all shortcuts off. Text size and motion stand there too.',
        ],
      },
    ],
  },
  {
    id: 'hosting',
    title: 'Host a meeting',
    summary: 'Start now, mute others, end for everyone.',
    keywords: ['moderate', 'host', 'end', 'kick', 'mute all', 'start'],
    sections: [
      {
        heading: 'Start at once',
        paragraphs: [
          'Enter what it is about on the start page and choose “Start now”. You are the host; whoever has the link or the code can join.',
        ],
      },
      {
        heading: 'Mute somebody',
        paragraphs: [
          'Open “People” and choose “Mute” beside the name. They are told that you did it and can unmute themselves.',
        ],
      },
      {
        heading: 'End',
        paragraphs: [
          '“Leave” lets the others go on without you. “End for everyone” closes the meeting and shows the summary to all.',
        ],
      },
    ],
  },
  {
    id: 'booking',
    title: 'Book a room and a time',
    summary: 'Who may book what, repeated bookings, and what happens when a room is taken.',
    keywords: ['reserve', 'schedule', 'calendar', 'series', 'repeat', 'conflict', 'date'],
    sections: [
      {
        heading: 'Book',
        steps: [
          'Open “Bookings” and choose a room and a time, or start a new booking.',
          'Give it a title and check the zone: times are those of the zone that is shown.',
          'Let it repeat if it should. Single dates can be moved or cancelled later.',
          'Save. The room is yours from this moment.',
        ],
      },
      {
        heading: 'The room is taken',
        paragraphs: [
          'Two bookings of a room never overlap: whoever was a moment faster has it. You are shown which rooms are free at that time, and when this room is free next.',
        ],
      },
      {
        heading: 'Which rooms you see',
        paragraphs: [
          'You can book the rooms that are open to everybody, those of your department and those that you host. A room can have opening hours; bookings lie within them.',
        ],
      },
    ],
  },
  {
    id: 'replying',
    title: 'Reply to an invitation',
    summary: 'Accept, decline with a reason, or say that you are not sure.',
    keywords: ['accept', 'decline', 'tentative', 'rsvp', 'reason', 'answer', 'invited'],
    sections: [
      {
        heading: 'Reply',
        steps: [
          'Open the booking that you are invited to.',
          'Choose to accept, to accept tentatively, or to decline.',
          'When you decline, say why: the organiser sees the reason.',
        ],
      },
      {
        heading: 'Changes',
        paragraphs: [
          'You are told when a booking that you are invited to is moved or cancelled. You can change your reply until it begins.',
        ],
      },
    ],
  },
  {
    id: 'account',
    title: 'Your account',
    summary: 'Name, language, password, and the devices that are signed in.',
    keywords: ['password', 'forgot', 'language', 'sign in', 'login', 'sign out', 'profile', 'security'],
    sections: [
      {
        heading: 'Name and language',
        paragraphs: [
          'Both stand under “Settings”. The switch between English and Chinese at the foot of the navigation holds for this browser only.',
        ],
      },
      {
        heading: 'Password',
        paragraphs: [
          'A password has at least twelve characters; common ones and your own name are refused. When you change it, your other devices are signed out.',
        ],
      },
      {
        heading: 'Signed-in devices',
        paragraphs: [
          'The list under “Settings” shows where you are signed in. End what you do not know, then change your password. Whoever does nothing for half an hour is signed out.',
        ],
      },
      {
        heading: 'You cannot sign in',
        paragraphs: [
          'After several wrong passwords you wait a moment longer each time. If you have forgotten it, choose “Forgot password” on the sign-in page, or ask an admin for a link to set a new one.',
        ],
      },
    ],
  },
  {
    id: 'departments',
    title: 'Departments and people',
    summary: 'For those who administer: the tree, its admins, and what follows from it.',
    keywords: ['organisation', 'tree', 'admin', 'directory', 'role', 'team'],
    sections: [
      {
        heading: 'The tree',
        paragraphs: [
          'Departments form a tree. Whoever administers a department administers all below it: its people, rooms and bookings. Only those who administer the department above may move or delete one.',
        ],
      },
      {
        heading: 'Delete a department',
        paragraphs: ['One that has members is deleted only when you say where they move.'],
      },
      {
        heading: 'Roles',
        paragraphs: [
          'Admins make others an admin, a department admin, a host or a support agent. A user who leaves is disabled: they are signed out at once, and what they took part in stays.',
        ],
      },
    ],
  },
  {
    id: 'import',
    title: 'Import users from a list',
    summary: 'A CSV file, looked at first and carried out afterwards.',
    keywords: ['csv', 'excel', 'upload', 'bulk', 'dry run', 'users'],
    sections: [
      {
        heading: 'The list',
        paragraphs: [
          'A comma-separated list with a header. The columns “email” and “name” are needed; “department” (its code) and “locale” (en or zh-CN) are optional.',
        ],
      },
      {
        heading: 'Import',
        steps: [
          'Choose the file. Nothing is changed yet: you see who would be added, what would change and which lines are wrong.',
          'Put wrong lines right and choose the file again.',
          'Carry it out. If somebody changed users meanwhile, you are asked to look again.',
          'Whoever is new gets a link to set a password; the links are shown to you once.',
        ],
      },
    ],
  },
  {
    id: 'rooms',
    title: 'Rooms',
    summary: 'For those who administer: status, hosts, opening hours, and deleting a room.',
    keywords: ['seats', 'equipment', 'opening hours', 'maintenance', 'place'],
    sections: [
      {
        heading: 'What a room has',
        paragraphs: [
          'A name, a type (virtual, physical or both), a status, seats, equipment, opening hours in its zone, and hosts. A room of a department is seen by its people; a room without one by everybody.',
        ],
      },
      {
        heading: 'Delete a room',
        paragraphs: [
          'A room with bookings to come is deleted only when you name another room in which all of them are free.',
        ],
      },
    ],
  },
  {
    id: 'support',
    title: 'Ask support',
    summary: 'How a conversation goes, and what support can see.',
    keywords: ['help', 'ticket', 'agent', 'contact', 'privacy', 'report', 'consent'],
    sections: [
      {
        heading: 'Ask',
        paragraphs: [
          '“Get help” stands in the same place on every page, and under “More” in a meeting. Say in a line what it is about and describe it. The answer comes in the same place while you go on with what you do.',
        ],
      },
      {
        heading: 'What support can see',
        paragraphs: [
          'The conversation, and nothing else. If you tick the box, also a report of figures about your browser and connection, with the title of the meeting that you are in, for sixty minutes. Every look at it is written to the audit log, and you can take it back. Support never hears or sees your meeting.',
        ],
      },
      {
        heading: 'Close and rate',
        paragraphs: [
          'Close the conversation when it is solved, and say how it was. It also closes by itself when nobody writes for some days. Write again and it is opened again.',
        ],
      },
    ],
  },
];
