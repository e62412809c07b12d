import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { freePorts } from './freePorts';
import { until } from './until';

const PROGRAM = '/usr/sbin/dovecot';
const PASSWORD = 'only for this test';

/** An IMAP server (Debian's Dovecot) with one mailbox, in a directory of its own, at a free port of this computer. */
export class MailServer {
  #process: ChildProcess | undefined;
  #delivered = 0;

  private constructor(
    private readonly directory: string,
    private readonly port: number,
  ) {}

  static async open(): Promise<MailServer> {
    const [port = 0] = await freePorts(1);
    const directory = mkdtempSync(join(tmpdir(), 'plenum-imap-'));
    const server = new MailServer(directory, port);
    server.#start();
    await until('the IMAP server to listen', () => server.#answers());
    return server;
  }

  get url(): URL {
    return new URL(`imap://meetings:${encodeURIComponent(PASSWORD)}@127.0.0.1:${this.port}`);
  }

  /** Puts a mail into the mailbox, as a mail server that delivers does. */
  deliver(raw: string): void {
    this.#delivered += 1;
    const name = `${Date.now()}.${this.#delivered}.test`;
    mkdirSync(join(this.directory, 'mail/new'), { recursive: true });
    writeFileSync(join(this.directory, 'mail/new', name), raw.replace(/\r?\n/g, '\r\n'), { mode: 0o666 });
  }

  async close(): Promise<void> {
    const child = this.#process;
    if (child && child.exitCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    }
    rmSync(this.directory, { recursive: true, force: true });
  }

  #start(): void {
    const { uid, gid } = reader();
    chmodSync(this.directory, 0o755);
    for (const part of ['', 'mail', 'mail/cur', 'mail/new', 'mail/tmp', 'run', 'state']) {
      mkdirSync(join(this.directory, part), { recursive: true, mode: 0o777 });
      if (part.startsWith('mail')) chownSync(join(this.directory, part), uid, gid);
    }
    writeFileSync(join(this.directory, 'dovecot.conf'), this.#configuration());
    writeFileSync(join(this.directory, 'users'), `meetings:{PLAIN}${PASSWORD}::::::\n`);
    this.#process = spawn(PROGRAM, ['-F', '-c', join(this.directory, 'dovecot.conf')], { stdio: 'ignore' });
  }

  /** Everything runs as whoever runs the test: no rights are needed that they have not. */
  #configuration(): string {
    const { directory, port } = this;
    const { user, group, uid, gid } = reader();
    return `
protocols = imap
listen = 127.0.0.1
base_dir = ${directory}/run
state_dir = ${directory}/state
log_path = ${directory}/log
ssl = no
disable_plaintext_auth = no
default_internal_user = ${user}
default_internal_group = ${group}
default_login_user = ${user}
mail_location = maildir:${directory}/mail
first_valid_uid = 1
passdb {
  driver = passwd-file
  args = ${directory}/users
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${directory}
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
`;
  }

  #answers(): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = connect(this.port, '127.0.0.1');
      socket.once('data', (data) => {
        socket.destroy();
        resolve(String(data).startsWith('* OK'));
      });
      socket.once('error', () => resolve(false));
      socket.once('close', () => resolve(false));
    });
  }
}

/** Dovecot lets root neither answer the network nor own mails. */
function reader() {
  const { username, uid, gid } = userInfo();
  if (uid === 0) return { user: 'nobody', group: 'nogroup', uid: 65_534, gid: 65_534 };
  return { user: username, group: username, uid, gid };
}
