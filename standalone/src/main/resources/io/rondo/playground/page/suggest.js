// Suggestions while a command is typed: first the command, then its options. Up and down choose, Tab or Enter takes.

import {element} from './message.js';

const MOST = 8;

export class Suggestions {
  constructor(input, list, load) {
    this.input = input;
    this.list = list;
    this.load = load;
    this.commands = null;
    this.shown = [];
    this.chosen = -1;
    this.lines = [];
    this.line = 0;
    list.id = `hints-${crypto.randomUUID()}`;
    input.setAttribute('aria-controls', list.id);
    input.addEventListener('input', () => this.update());
    input.addEventListener('focus', () => this.update());
    input.addEventListener('blur', () => setTimeout(() => this.hide(), 150));
    input.addEventListener('keydown', (event) => this.key(event));
  }

  /** For the up arrow in an empty line. */
  remember(line) {
    this.lines = [...this.lines.filter((old) => old !== line), line];
    this.line = this.lines.length;
    this.hide();
  }

  async update() {
    const text = this.input.value;
    if (!text.startsWith('/')) {
      this.hide();
      return;
    }
    if (!this.commands) this.commands = await this.load().catch(() => []);
    if (this.input.value === text) this.offer(this.fitting(text));
  }

  fitting(text) {
    const typed = text.slice(1);
    const command = this.commands
      .filter((one) => typed === one.name || typed.startsWith(`${one.name} `))
      .sort((a, b) => b.name.length - a.name.length)[0];
    const longer = this.commands.filter((one) => one.name.startsWith(typed) && one.name !== typed);
    if (!command || longer.length && typed === command.name) {
      return [...(command ? [command] : []), ...longer].slice(0, MOST)
        .map((one) => ({label: `/${one.name}`, note: one.description, text: `/${one.name}${one.options.length ? ' ' : ''}`}));
    }
    return typed === command.name ? [] : this.options(text, command);
  }

  options(text, command) {
    if ((text.match(/"/g) || []).length % 2) return [];
    const start = text.lastIndexOf(' ') + 1;
    const word = text.slice(start);
    const [name, value] = word.split(':', 2);
    const option = command.options.find((one) => one.name === name);
    if (value !== undefined && option) {
      return (option.choices || []).filter((choice) => choice.startsWith(value) && choice !== value)
        .map((choice) => ({label: choice, note: option.description, text: `${text.slice(0, start)}${name}:${choice} `}));
    }
    return command.options.filter((one) => one.name.startsWith(word) && !text.includes(` ${one.name}:`)).slice(0, MOST)
      .map((one) => ({label: `${one.name}:`, note: one.required ? `${one.description} (required)` : one.description, text: `${text.slice(0, start)}${one.name}:`}));
  }

  offer(hints) {
    this.shown = hints;
    this.chosen = -1;
    this.list.replaceChildren(...hints.map((hint, index) => {
      const node = element('li');
      node.id = `${this.list.id}-${index}`;
      node.role = 'option';
      node.append(element('b', '', hint.label), element('small', '', hint.note));
      node.addEventListener('pointerdown', (event) => { event.preventDefault(); this.take(index); });
      return node;
    }));
    this.mark();
    this.list.hidden = hints.length === 0;
    this.input.setAttribute('aria-expanded', hints.length > 0);
  }

  mark() {
    [...this.list.children].forEach((node, index) => node.setAttribute('aria-selected', index === this.chosen));
    const node = this.list.children[this.chosen];
    if (node) {
      this.input.setAttribute('aria-activedescendant', node.id);
      node.scrollIntoView({block: 'nearest'});
    } else {
      this.input.removeAttribute('aria-activedescendant');
    }
  }

  hide() {
    this.offer([]);
  }

  take(index) {
    this.input.value = this.shown[index].text;
    this.input.focus();
    this.update();
  }

  key(event) {
    const count = this.shown.length;
    if (event.key === 'Escape' && count) {
      this.hide();
    } else if (count && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      this.chosen = (this.chosen + (event.key === 'ArrowDown' ? 1 : count + (this.chosen < 0 ? 0 : -1))) % count;
      this.mark();
    } else if (count && (event.key === 'Tab' && !event.shiftKey || event.key === 'Enter' && this.chosen >= 0)) {
      this.take(Math.max(0, this.chosen));
    } else if (event.key === 'ArrowUp' && (this.input.value === '' || this.input.value === this.lines[this.line])) {
      this.line = Math.max(0, this.line - 1);
      this.input.value = this.lines[this.line] || '';
    } else {
      return;
    }
    event.preventDefault();
  }
}
