import type { mailsEn } from './mails.en';

/** The texts of mails in Simplified Chinese. */
export const mailsZh: typeof mailsEn = {
  greeting: (name) => `${name}，您好！`,
  footer: (host) => `本邮件由 Plenum（${host}）自动发送。其中的链接仅供您本人使用，请勿转发。`,
  details: {
    when: '时间',
    length: '时长',
    minutes: (minutes) => `${minutes} 分钟`,
    series: '重复',
    dates: (count) => `还有 ${count} 次`,
    room: '地点',
    agenda: '议程',
    agendaItem: (title, minutes) => `${title}（${minutes} 分钟）`,
  },
  invitation: {
    action: '答复邀请',
    request: {
      subject: (title) => `邀请：${title}`,
      text: (organiser) => `${organiser} 邀请您参加。`,
    },
    change: {
      subject: (title) => `已更改：${title}`,
      text: (organiser) => `${organiser} 更改了您受邀参加的安排，最新情况如下。`,
    },
    cancel: {
      subject: (title) => `已取消：${title}`,
      text: (organiser) => `${organiser} 取消了此安排，或不再邀请您参加。`,
    },
    reminder: {
      subject: (title) => `即将开始：${title}`,
      text: (organiser) => `${organiser} 邀请您参加的会议即将开始。`,
    },
  },
  answer: {
    subject: (name, state, title) => `${name} ${state}：${title}`,
    text: (name, state) => `${name} ${state}。`,
    states: {
      'needs-action': '尚未答复',
      accepted: '将参加',
      tentative: '可能参加',
      declined: '不参加',
      delegated: '委托他人参加',
    },
    reason: '原因',
    instead: '代为参加',
    action: '打开 Plenum',
  },
  recovery: {
    subject: '设置新密码',
    paragraphs: [
      '有人（可能是您本人）为您的账号申请了新密码。',
      '链接在 30 分钟内有效，仅可使用一次。如果不是您本人操作，请忽略本邮件，您的密码不会改变。',
    ],
    action: '设置新密码',
  },
  registration: {
    subject: '创建您的账号',
    paragraphs: [
      '有人（可能是您本人）希望用此邮箱创建账号。',
      '请在 30 分钟内打开链接并设置密码。如果不是您本人操作，请忽略本邮件，账号不会被创建。',
    ],
    action: '创建账号',
  },
  registered: {
    subject: '您已有账号',
    paragraphs: [
      '有人（可能是您本人）希望用此邮箱创建账号，但此邮箱已有账号，请直接登录。',
      '如果忘记了密码，请设置新密码。',
    ],
    action: '设置新密码',
  },
  warning: {
    subject: '有人在尝试您账号的密码',
    paragraphs: (time, ip) => [
      `您的账号连续 10 次输入了错误密码，最近一次在 ${time}，来自地址 ${ip}。`,
      '后续尝试会被放慢，您以前登录过的设备不受影响。如果是您本人操作，无需处理，也可以设置新密码。' +
        '如果不是，而且您的密码较短或也用在别处，请修改密码。',
    ],
    action: '设置新密码',
  },
};
