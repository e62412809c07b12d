import type { welcomeEn } from './welcome.en';

/** The console's welcome in Simplified Chinese. */
export const welcomeZh: typeof welcomeEn = {
  running: (url) => `Plenum 已在 ${url} 运行`,
  setUp: (url) => `还没有管理员。请在 30 分钟内打开 ${url} 创建`,
  meeting: (title, url, code) => `“${title}”正在进行：${url}（会议号 ${code}）`,
  accounts: (file) => `演示账号（保存在 ${file}）：`,
};
