import type { mailsEn } from './mails.en';

/** The texts of mails in Simplified Chinese. */
export const mailsZh: typeof mailsEn = {
  greeting: (name) => `${name}，您好！`,
  footer: (host) => `本邮件由 Plenum（${host}）自动发送。其中的链接仅供您本人使用，请勿转发。`,
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
