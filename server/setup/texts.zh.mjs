/**
 * What a person reads from the set-up, in Simplified Chinese.
 * @type {Record<keyof typeof import('./texts.en.mjs').english, string>}
 */
export const chinese = {
  'step.node': 'Node.js',
  'step.packages': 'npm 软件包',
  'step.worker': '媒体进程',
  'step.client': '网页端',
  'step.server': '服务器',
  'step.fonts': '文档字体',
  'fonts.without': '未安装：生成的文档将不含中文字形（软件包 fonts-noto-cjk）',
  'step.testPackages': '测试所需的系统软件包',
  'setup.waiting': '另一个安装过程（进程 {pid}）正在此目录中运行，请稍候。',
  'failure.what': '失败：{what}',
  'failure.why': '原因：{why}',
  'failure.remedy': '处理：{remedy}',
  'remedy.unexpected': '请重新运行该命令。如果仍然失败，请报告上面的信息。',
  'ownership.what': '写入 {file}',
  'ownership.why':
    '{barrier} 属于另一个账户（编号 {owner}），当前账户（{user}）无权写入。使用 sudo 启动会留下这样的文件。',
  'ownership.remedy': '请运行一次以下命令，然后重新启动：\n{command}',
  'cache.what': '存放媒体进程的目录',
  'cache.why': '{directory} 属于另一个账户，或其他人可以在其中写入。',
  'cache.remedy': '请删除 {directory}，或用 XDG_CACHE_HOME 指定您自己的目录。',
  'node.why': '当前的 Node.js {version} 版本过旧，或缺少所需的功能。',
  'node.remedy': '请安装 Node.js 20.19 及以上的 20 版本、22.12 及以上版本或 24 版本。',
  'packages.what': 'npm 软件包（npm ci）',
  'packages.remedy':
    '请检查本机能否访问软件包仓库（`npm ping`；如有代理，请运行 `npm config set https-proxy …`）以及磁盘是否已满，然后重新启动。',
  'build.remedy':
    '上面的信息指出了出错的位置。如果您没有修改源代码，请删除 node_modules 和 dist 后重新启动。',
  'debian.what': '系统软件包：{packages}',
  'debian.mayNot': '缺少这些软件包，而当前账户无法安装（不是 root，或系统没有 apt）。',
  'debian.remedy': '请运行一次以下命令，然后重新启动（其他系统请安装相应的软件包）：\n{command}',
  'debian.updating': '正在更新软件包列表',
  'debian.installing': '正在安装系统软件包',
  'worker.what': '媒体进程（负责传输声音和图像）',
  'worker.waiting': '等待另一个安装过程完成构建',
  'worker.given': '由您指定',
  'worker.prebuilt': '已下载',
  'worker.built with OpenSSL': '本机构建',
  'worker.built with NSS': '本机构建，加密较慢',
  'worker.given-missing': 'PLENUM_WORKER_BIN 或 MEDIASOUP_WORKER_BIN 指定的文件不存在：{detail}',
  'worker.given-missing.remedy': '请更正该变量，或将其删除：届时将在本机构建媒体进程。',
  'worker.given-unusable': 'PLENUM_WORKER_BIN 或 MEDIASOUP_WORKER_BIN 指定的媒体进程无法启动：{detail}',
  'worker.given-unusable.remedy': '请更正该变量，或将其删除：届时将在本机构建媒体进程。',
  'worker.libraries-missing': '缺少构建所需的库：{detail}',
  'worker.libraries-missing.remedy':
    '请安装 libabsl-dev libflatbuffers-dev flatbuffers-compiler libsrtp2-dev libssl-dev libuv1-dev libusrsctp-dev pkg-config，或将 PLENUM_WORKER_BIN 设为在别处构建的媒体进程。',
  'worker.build-failed': '构建失败：\n{detail}',
  'worker.build-failed.remedy':
    '请查看上面的第一个错误。通常是磁盘已满或内存不足（各需 1 GB）。也可以用 PLENUM_WORKER_BIN 指定在别处构建的媒体进程。',
  'worker.proof-failed': '构建完成，但不能正常工作：\n{detail}',
  'worker.proof-failed.remedy':
    '请运行 `node server/setup/worker.mjs --rebuild`。如果仍然失败，请用 PLENUM_WORKER_BIN 指定在别处构建的媒体进程。',
  'database.what': '数据库（内置 PostgreSQL）',
  'database.noAccount': 'PostgreSQL 不能以 root 身份运行，而系统用户“{name}”无法创建。',
  'database.noAccount.remedy': '请创建该用户，然后重新启动：\n{command}',
  'database.noPrograms': '没有适用于本机（{platform}）的内置 PostgreSQL。',
  'database.noPrograms.remedy':
    '请用 DATABASE_URL=postgresql://user:password@host/database 指定 PostgreSQL 15 或更新版本。在 Linux（x64、arm64）和 macOS 上请重新运行 `npm ci`。',
  'database.silent': '未能在 {seconds} 秒内启动。',
  'database.failed.remedy':
    '请查看上面的信息；通常是磁盘已满。数据文件位于 {cluster}。也可以用 DATABASE_URL 指定您自己的 PostgreSQL。',
  'database.inUse': '另一个 Plenum（进程 {pid}）正在使用 {dataDir} 中的数据。',
  'database.inUse.remedy':
    '请先停止它（kill {pid}），或用 PLENUM_DATA_DIR、PLENUM_HTTP_PORT、PLENUM_SIP_PORT 和 PLENUM_MEDIA_PORT 为本实例指定其他数据目录和端口。',
  'start.help':
    'npm start [-- --no-demo]\n\n安装所缺的部分，并在 http://localhost:3000 运行 Plenum，直到按下 Ctrl-C。\n  --no-demo   以空白状态启动：没有演示账户和演示会议\n  --help      显示本说明\n设置来自环境变量；`npm run config` 可列出全部设置。',
  'start.arguments.remedy': '`npm start -- --help` 显示可用的选项。',
  'supervisor.server-died': '服务器已退出（{detail}），正在重新启动。',
  'supervisor.server-wrong':
    '由于上述设置有误，服务器无法启动。请更正后重新启动；`npm run config` 可列出全部设置。',
  'supervisor.database-died': '数据库意外退出，正在重新启动。',
  'supervisor.database-failed': '数据库无法启动：{detail}',
  'supervisor.stopping': '正在停止；进行中的会议将有片刻时间结束。再次按 Ctrl-C 可立即停止。',
  'test.without': '缺少部分测试所用的程序，相关测试将会失败。安装命令：\n{command}',
  'tls.expires': '证书将于 {date} 到期：请重新运行 `npm run tls`。',
  'tls.moved': '本机已不再使用证书所对应的地址 {address}：请重新运行 `npm run tls`。',
  'tls.help':
    'npm run tls [-- --host 名称 …]   创建本地证书颁发机构和证书，使其他计算机可以访问 Plenum\nnpm run tls -- --off            恢复为仅限本机访问',
  'tls.off': '已关闭。下次启动后，Plenum 仅供本机访问，不使用 https。证书颁发机构会保留以备日后使用。',
  'tls.authority': 'Plenum on {hostName}',
  'tls.noAddress': '本机没有可供其他计算机使用的网络地址；证书仅适用于本机名称。',
  'tls.on': `已开启。下次启动（npm start）后，其他计算机可通过以下地址访问 Plenum：
    {url}
证书适用于：{names}

浏览器信任 {file} 中的证书颁发机构后，即会信任该证书；运行中的 Plenum 在 {url}/ca.crt 提供该文件（此时请接受一次警告）。
    Debian、Ubuntu：sudo cp ca.crt /usr/local/share/ca-certificates/plenum.crt && sudo update-ca-certificates
    Fedora、RHEL：  sudo trust anchor ca.crt
    Windows：       certutil -addstore -f Root ca.crt     （以管理员身份）
    macOS：         sudo security add-trusted-cert -d -r trustRoot -k /Library/Keychains/System.keychain ca.crt
    iPhone、iPad：  打开 ca.crt 并安装描述文件，然后进入 设置 > 通用 > 关于本机 > 证书信任设置
    Android：       设置 > 安全 > 加密与凭据 > 安装证书 > CA 证书
    Firefox：       设置 > 隐私与安全 > 证书 > 查看证书 > 证书颁发机构 > 导入
    Chrome (Linux)：设置 > 隐私和安全 > 安全 > 管理证书 > 授权机构 > 导入
请勿将同一目录中的 ca.key 交给他人。防火墙须放行 TCP 3000，以及 30000 起的 UDP 和 TCP 端口。
\`npm run tls -- --off\` 可恢复原状；本机地址变更后（最迟两年内）请重新运行 \`npm run tls\`。`,
  'doctor.database': '数据库',
  'doctor.httpPort': '网页端口',
  'doctor.sipPort': 'SIP 端口',
  'doctor.mediaPorts': '媒体端口',
  'doctor.disk': '磁盘',
  'doctor.browser': '测试用浏览器',
  'doctor.server': '运行中的服务器',
  'doctor.selfTest': '运行中服务器的自检',
  'doctor.packages.good': '与锁定文件一致',
  'doctor.packages.bad': '缺失或与锁定文件不一致',
  'doctor.remedy.start': '请运行 `npm start`：它会安装所缺的部分。',
  'doctor.worker.noPackages': '未知：npm 软件包尚未安装',
  'doctor.worker.none': '尚不存在',
  'doctor.worker.slow':
    '可以工作，但加密较慢，因为构建时无法获取 libsrtp2 的源码包。能够访问 Debian 源码包时，请运行：node server/setup/worker.mjs --rebuild',
  'doctor.database.given': '请检查 DATABASE_URL 指定的 PostgreSQL 是否正在运行并接受该用户。',
  'doctor.port.remedy': '请停止占用该端口的程序（可用 `ss -lptun` 查看），或用 {setting} 指定其他端口。',
  'doctor.disk.free': '{place} 剩余 {free} MiB',
  'doctor.disk.remedy': '请释放空间：至少需要 {least} MiB。',
  'doctor.browser.none': '未找到；仅 `npm test` 需要',
  'doctor.browser.remedy': '`npm test` 会在允许时自动安装，或运行：sudo apt-get install chromium',
  'doctor.ready.remedy': '服务器已运行但尚未就绪：请查看其日志。',
  'doctor.selfTest.noAccount': '未执行：需要登录；请打开 {url}',
  'doctor.selfTest.refused': '未执行：以 {email} 登录时收到 {status}',
  'doctor.allGood': '一切正常。',
  'doctor.someBad': '有 {count} 项存在问题。',
};
