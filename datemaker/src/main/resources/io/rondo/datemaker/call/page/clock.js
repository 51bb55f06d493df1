// Counts down to the end of the round, by this machine's own steady clock: its wall clock may be wrong.

const SOON = 30000;

export class Countdown {
  constructor(node, paused, ended) {
    this.node = node;
    this.paused = paused;
    this.ended = ended;
    this.end = null;
    this.timer = 0;
  }

  begin() {
    if (!this.timer) this.timer = setInterval(() => this.draw(), 250);
  }

  // null while the host has stopped the clock
  set(leftMs) {
    this.end = leftMs === null ? null : performance.now() + leftMs;
    this.begin();
    this.draw();
  }

  draw() {
    this.node.hidden = false;
    if (this.end === null) {
      this.node.textContent = this.paused;
      return;
    }
    const left = Math.max(0, this.end - performance.now());
    const seconds = Math.ceil(left / 1000);
    this.node.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    this.node.classList.toggle('soon', left < SOON);
    if (left === 0) {
      this.end = null;
      this.ended();
    }
  }

  stop() {
    clearInterval(this.timer);
    this.timer = 0;
    this.node.hidden = true;
  }
}
