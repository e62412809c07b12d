import { type EncodeOrder, encodePicture } from './encodePicture';

/** What the process ends with when the picture could not be written. */
const DISK_FULL = 3;

/** The process in which PictureEncoder has a picture written anew: it is given one order, and tells how large it came out. */
const order: EncodeOrder = JSON.parse(process.argv[2] ?? '{}');
void encodePicture(order).then(
  (size) => void process.stdout.write(JSON.stringify(size)),
  (cause: unknown) => {
    process.stderr.write(String(cause));
    process.exitCode = /No space left|quota exceeded/i.test(String(cause)) ? DISK_FULL : 2;
  },
);
