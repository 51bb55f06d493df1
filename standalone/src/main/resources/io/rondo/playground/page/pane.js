// One persona's chats with the bot, side by side with the others'.

import * as api from './api.js';
import {avatar, draw} from './message.js';
import {Suggestions} from './suggest.js';

const EMPTY = {
  direct: 'Nothing here yet.\nWrite to the bot: /help is a good start.',
  group: 'Nothing here yet.\nEveryone in the playground reads along here.',
};

export class Pane {
  constructor(persona, {onClose, onEdit}) {
    this.persona = persona;
    this.chat = 'direct';
    this.revision = 0;
    this.messages = new Map();
    this.seen = {direct: 0, group: 0};
    this.node = document.getElementById('pane-template').content.firstElementChild.cloneNode(true);
    const find = (selector) => this.node.querySelector(selector);
    this.log = find('.log');
    this.error = find('.pane-error');
    this.newer = find('.newer');
    this.input = find('.composer input');
    this.tabs = [...this.node.querySelectorAll('[role=tab]')];
    find('.close').addEventListener('click', onClose);
    find('.edit').addEventListener('click', onEdit);
    find('.composer').addEventListener('submit', (event) => this.send(event));
    this.newer.addEventListener('click', () => this.toEnd());
    this.follows = true;
    this.log.addEventListener('scroll', () => {
      this.follows = this.atEnd();
      if (this.follows) this.newer.hidden = true;
    });
    // A pane that gets narrower grows its messages; who reads the newest goes on reading it.
    new ResizeObserver(() => { if (this.follows) this.toEnd(); }).observe(this.log);
    this.tabs.forEach((tab) => {
      tab.addEventListener('click', () => this.show(tab.dataset.chat));
      tab.addEventListener('keydown', (event) => this.moveTab(event));
    });
    this.suggestions = new Suggestions(this.input, find('.hints'), () => api.commands(this.persona.name));
    this.rename(persona);
    this.show('direct');
  }

  rename(persona) {
    this.persona = persona;
    const name = persona.name;
    this.node.setAttribute('aria-label', `${name}'s chats`);
    avatar(this.node.querySelector('.avatar'), name);
    this.node.querySelector('h2').textContent = name;
    this.node.querySelector('.who p').textContent = `${persona.role} · ${persona.locale} · ${persona.zone}`;
    this.node.querySelector('.close').setAttribute('aria-label', `Close ${name}'s chats`);
    this.node.querySelector('.edit').setAttribute('aria-label', `Edit ${name}`);
    this.input.setAttribute('aria-label', `Write as ${name}`);
    this.node.querySelector('.hints').setAttribute('aria-label', 'Commands');
    this.log.setAttribute('aria-label', `Messages for ${name}`);
  }

  show(chat) {
    this.chat = chat;
    this.tabs.forEach((tab) => {
      const chosen = tab.dataset.chat === chat;
      tab.setAttribute('aria-selected', chosen);
      tab.tabIndex = chosen ? 0 : -1;
    });
    this.log.dataset.empty = EMPTY[chat];
    this.log.replaceChildren(...this.inOrder().map((message) => this.drawn(message)));
    this.toEnd();
    this.markUnread();
  }

  moveTab(event) {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const other = this.tabs.find((tab) => tab.dataset.chat !== this.chat);
    this.show(other.dataset.chat);
    other.focus();
  }

  inOrder() {
    return [...this.messages.values()].filter((message) => message.chat === this.chat).sort((a, b) => a.id - b.id);
  }

  async refresh() {
    const answer = await api.messages(this.persona.name, this.revision);
    const first = this.revision === 0;
    this.revision = Math.max(this.revision, answer.revision);
    this.take(answer.messages, first);
  }

  /** Adds what is new and replaces what was edited; keeps the reader's place unless they are at the end. */
  take(messages, first = false) {
    const follow = this.atEnd();
    let arrived = false;
    for (const message of messages) {
      const known = this.messages.get(message.id);
      if (known && known.revision >= message.revision) continue;
      this.messages.set(message.id, message);
      if (first) this.seen[message.chat] = Math.max(this.seen[message.chat], message.revision);
      if (message.chat !== this.chat) continue;
      const node = this.drawn(message);
      const old = known && this.log.querySelector(`[data-id="${message.id}"]`);
      if (old) {
        const focused = old.contains(document.activeElement);
        old.replaceWith(node);
        if (focused) (node.querySelector('button, a, input') || this.log).focus();
      } else {
        node.classList.toggle('fresh', !first);
        const after = [...this.log.children].find((child) => Number(child.dataset.id) > Number(message.id));
        this.log.insertBefore(node, after || null);
        arrived = true;
      }
    }
    if (follow || first) this.toEnd();
    else if (arrived) this.newer.hidden = false;
    this.markUnread();
  }

  markUnread() {
    for (const message of this.messages.values()) {
      if (message.chat === this.chat) this.seen[this.chat] = Math.max(this.seen[this.chat], message.revision);
    }
    for (const tab of this.tabs) {
      const chat = tab.dataset.chat;
      const unread = [...this.messages.values()].some((message) => message.chat === chat
        && message.author !== this.persona.name && message.revision > this.seen[chat]);
      tab.querySelector('.dot').hidden = !unread;
    }
  }

  drawn(message) {
    const act = {
      press: (button, id) => this.run(button, () => api.press(this.persona.name, message.id, id)),
      submit: (button, values) => this.run(button, () => api.submit(this.persona.name, message.id, values)),
      open: (url) => this.address(url),
    };
    return draw(message, this.persona, act);
  }

  /** A practice call is entered as whoever follows its link. */
  address(url) {
    const target = new URL(url, location.href);
    if (!/^https?:$/.test(target.protocol)) return '#';
    if (target.pathname.startsWith('/playground/call/')) {
      target.searchParams.set('as', this.persona.name);
      return target.pathname + target.search;
    }
    return target.href;
  }

  async run(button, call) {
    if (button.getAttribute('aria-busy') === 'true') return false;
    button.setAttribute('aria-busy', 'true');
    this.error.hidden = true;
    try {
      const answer = await call();
      this.take(answer.messages);
      this.toEnd();
      return true;
    } catch (problem) {
      this.error.textContent = problem.message;
      this.error.hidden = false;
      return false;
    } finally {
      button.removeAttribute('aria-busy');
    }
  }

  async send(event) {
    event.preventDefault();
    const text = this.input.value.trim();
    if (!text) return;
    this.suggestions.remember(text);
    this.input.value = '';
    const sent = await this.run(this.node.querySelector('.composer [type=submit]'), async () => {
      await api.say(this.persona.name, this.chat, text);
      // The typed line is not in the answer; read together, they keep their order.
      await this.refresh();
      return {messages: []};
    });
    if (!sent && !this.input.value) this.input.value = text;
  }

  atEnd() {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 60;
  }

  toEnd() {
    this.log.scrollTop = this.log.scrollHeight;
    this.newer.hidden = true;
  }
}
