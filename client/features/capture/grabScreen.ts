/** One picture of a screen, a window or a tab that one chooses; nothing of it is sent. Throws what the browser says. */
export async function grabScreen(): Promise<HTMLCanvasElement> {
  const stream = await navigator.mediaDevices.getDisplayMedia({ video: true });
  try {
    const video = document.createElement('video');
    video.muted = true;
    video.srcObject = stream;
    await video.play();
    const canvas = document.createElement('canvas');
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    canvas.getContext('2d')?.drawImage(video, 0, 0);
    canvas.dataset['captured'] = '';
    return canvas;
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}
