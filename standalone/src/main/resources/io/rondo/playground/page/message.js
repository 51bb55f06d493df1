// Draws one message: text, card, list or form, with its buttons. What people wrote is only ever set as text.

const LOCK = '<svg aria-hidden="true" viewBox="0 0 20 20"><rect x="4" y="9" width="12" height="8" rx="2"/><path d="M7 9V6.5a3 3 0 0 1 6 0V9"/></svg>';
const OUT = '<svg aria-hidden="true" viewBox="0 0 20 20"><path d="M8 5H5v10h10v-3M11 4h5v5M16 4l-7 7"/></svg>';

const FILES = '/playground/files/';

export function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

export function avatar(node, name) {
  let hash = 7;
  for (const letter of name) hash = (hash * 31 + letter.codePointAt(0)) % 3600;
  node.textContent = [...name.replace(/[^\p{L}\p{N}]/gu, '')].slice(0, 1).join('').toUpperCase() || '?';
  node.style.setProperty('--tone', `hsl(${hash % 360} 45% 40%)`);
  return node;
}

/**
 * @param message as the API gives it in the rich format
 * @param persona whose eyes read it
 * @param act what its buttons and forms do: press(button element, id), submit(form element, values), open(url) -> url
 */
export function draw(message, persona, act) {
  const own = message.author === persona.name;
  const article = element('article', 'message');
  article.dataset.id = message.id;
  article.classList.toggle('own', own);
  article.classList.toggle('private', message.private);
  if (message.chat === 'group' && !own) {
    article.append(element('p', 'from', message.author || 'Rondo'));
  }
  article.append(bubble(message, persona, act), meta(message, persona));
  return article;
}

function bubble(message, persona, act) {
  const reply = message.reply;
  const box = element('div', 'bubble');
  if (reply.is === 'card') {
    card(box, reply, persona);
  } else if (reply.is === 'listing') {
    listing(box, reply, persona, act);
  } else if (reply.is === 'form') {
    form(box, message, persona, act);
  } else {
    box.append(rich(reply.text, persona, 'text'));
  }
  for (const row of reply.rows || []) box.append(buttons(row.buttons, act));
  if (reply.turns) box.append(buttons(reply.turns, act));
  const links = (message.buttons || []).filter((button) => (button.url || '').startsWith(FILES));
  for (const [index, link] of links.entries()) {
    const file = (reply.files || [])[index];
    if (file && file.contentType.startsWith('image/')) box.append(picture(file, link, act));
  }
  if (links.length) box.append(buttons(links, act));
  return box;
}

/** An edited message has another picture at the same address, hence the version. */
function picture(file, link, act) {
  const image = element('img', 'picture');
  image.src = `${act.open(link.url)}?version=${file.version}`;
  image.alt = file.alternative || file.fileName;
  return image;
}

function card(box, reply, persona) {
  box.classList.add('card');
  if (reply.colour !== undefined) {
    box.style.setProperty('--tone', `#${reply.colour.toString(16).padStart(6, '0')}`);
  }
  if (reply.title) box.append(element('h3', '', reply.title));
  if (reply.text.length) box.append(rich(reply.text, persona, 'text'));
  if (reply.fields.length) {
    const fields = element('dl', 'fields');
    for (const field of reply.fields) {
      const one = element('div');
      const value = element('dd');
      value.append(rich(field.value, persona));
      one.append(element('dt', '', field.name), value);
      fields.append(one);
    }
    box.append(fields);
  }
  if (reply.picture) {
    const picture = element('img');
    picture.src = reply.picture.url;
    picture.alt = reply.picture.alternative;
    box.append(picture);
  }
  if (reply.footer) box.append(rich(reply.footer, persona, 'footer'));
}

function listing(box, reply, persona, act) {
  if (reply.title.length) box.append(rich(reply.title, persona, 'text'));
  const list = element('ul', 'items');
  for (const item of reply.items) {
    const one = element('li');
    one.append(rich(item.text, persona, 'text'));
    if (item.buttons.length) one.append(buttons(item.buttons, act));
    list.append(one);
  }
  if (reply.items.length) box.append(list);
}

function buttons(list, act) {
  const row = element('div', 'buttons');
  for (const button of list) {
    if (button.url) {
      const link = element('a', '', button.label);
      link.href = act.open(button.url);
      link.target = '_blank';
      link.rel = 'noopener';
      link.insertAdjacentHTML('beforeend', OUT);
      link.append(element('span', 'hidden', ' (opens a new tab)'));
      row.append(link);
    } else {
      const style = {PRIMARY: 'primary', DANGER: 'danger'}[button.style] || '';
      const node = element('button', style, button.label);
      node.type = 'button';
      node.addEventListener('click', () => act.press(node, button.id));
      row.append(node);
    }
  }
  return row;
}

function form(box, message, persona, act) {
  const reply = message.reply;
  box.append(element('h3', '', reply.title));
  if (reply.notice) box.append(rich(reply.notice, persona, 'text'));
  const node = element('form', 'questions');
  node.autocomplete = 'off';
  for (const question of reply.questions) {
    const label = element('label', '', question.label);
    if (!question.required) label.append(element('span', 'optional', ' (optional)'));
    label.append(input(question));
    node.append(label);
  }
  const send = element('button', 'primary', 'Send');
  node.append(send);
  node.addEventListener('submit', (event) => {
    event.preventDefault();
    const values = Object.fromEntries([...new FormData(node)].filter(([, value]) => value !== ''));
    act.submit(send, values);
  });
  box.append(node);
}

function input(question) {
  let node;
  if (question.kind === 'CHOICE') {
    node = element('select');
    if (!question.required || question.value === undefined) node.append(new Option('', ''));
    for (const choice of question.choices) node.append(new Option(choice.label, choice.value));
  } else if (question.kind === 'LONG_TEXT') {
    node = element('textarea');
  } else {
    node = element('input');
    node.type = {NUMBER: 'number', DATE: 'date'}[question.kind] || 'text';
  }
  node.name = question.name;
  node.required = question.required;
  if (question.value !== undefined) node.value = question.value;
  return node;
}

function rich(spans, persona, className) {
  const box = element(className ? 'div' : 'span', className);
  for (const span of spans) {
    if (span.is === 'bold') box.append(element('b', '', span.plain));
    else if (span.is === 'code') box.append(element('code', '', span.plain));
    else if (span.is === 'link') box.append(link(span));
    else if (span.is === 'time') box.append(time(span, persona));
    else box.append(span.plain);
  }
  return box;
}

function link(span) {
  const node = element('a', '', span.plain);
  if (/^(https?:\/\/|\/)/.test(span.url)) node.href = span.url;
  node.target = '_blank';
  node.rel = 'noopener';
  return node;
}

const CLOCK = {hour: '2-digit', minute: '2-digit', hourCycle: 'h23'};
const FULL = {weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', ...CLOCK};

/** Day before month and a clock of 24 hours, as the bot writes times too. */
function local(instant, persona, parts) {
  const locale = persona.locale.startsWith('en') ? 'en-GB' : persona.locale;
  return new Intl.DateTimeFormat(locale, {...parts, timeZone: persona.zone}).format(new Date(instant)).replaceAll(',', '');
}

/** As chat clients do: in the reader's own zone, whatever zone the text was made in. */
function time(span, persona) {
  const node = element('time', '', local(span.at, persona, span.style === 'CLOCK' ? CLOCK : FULL));
  node.dateTime = span.at;
  node.title = local(span.at, persona, {...FULL, second: '2-digit', timeZoneName: 'short'});
  if (span.style === 'RELATIVE') {
    node.dataset.relative = persona.locale;
    tick(node);
  }
  return node;
}

const STEPS = [['day', 86400], ['hour', 3600], ['minute', 60], ['second', 1]];

function tick(node) {
  const seconds = (new Date(node.dateTime) - Date.now()) / 1000;
  const [unit, size] = STEPS.find(([, length]) => Math.abs(seconds) >= length) || STEPS[3];
  node.textContent = new Intl.RelativeTimeFormat(node.dataset.relative, {numeric: 'auto'}).format(Math.round(seconds / size), unit);
}

/** Keeps relative times true while they stand on the page. */
export function tickAll() {
  document.querySelectorAll('time[data-relative]').forEach(tick);
}

function meta(message, persona) {
  const line = element('p', 'meta');
  const at = element('time', '', local(message.at, persona, CLOCK));
  at.dateTime = message.at;
  line.append(at);
  if (message.edited) line.append(element('span', '', 'edited'));
  if (message.private) {
    const mark = element('span');
    mark.innerHTML = LOCK;
    mark.append(`only ${persona.name} sees this`);
    line.append(mark);
  }
  return line;
}
