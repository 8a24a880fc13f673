import { begin, forget, open, refresh, Refused, stored } from './conversation.js';
import { appearance, cardStyle } from './appearance.js';
import { startLanguage, texts } from './texts.js';

const element = id => document.getElementById(id);
const dark = matchMedia('(prefers-color-scheme: dark)');
const narrow = matchMedia('(max-width: 640px)');

let language = startLanguage();
let settings = { shopName: { zh: '', en: '' }, contact: { zh: '', en: '' }, demoShoppers: [] };
let client = null;

/** Everything on the page that is written in a language. */
function write() {
  const t = texts[language];
  const name = settings.shopName[language];
  document.documentElement.lang = t.locale;
  document.title = name ? `${name} · ${t.title}` : t.title;
  element('shop-name').textContent = name || t.title;
  element('subtitle').textContent = t.subtitle;
  element('language').textContent = t.otherLanguage;
  element('language').lang = language === 'zh' ? 'en' : 'zh';
  element('language').setAttribute('aria-label', t.otherLanguageLabel);
  element('new-conversation').querySelector('span').textContent = t.newConversation;
  element('new-conversation').setAttribute('aria-label', t.newConversation);
  element('sign-in-label').textContent = t.signIn;
  const contact = settings.contact[language];
  element('notice').textContent = t.notice + (contact ? t.contact(contact) : '') + t.end;
  element('chat').setAttribute('aria-label', t.chat);
  writeShoppers(t);
}

function writeShoppers(t) {
  const options = [new Option(t.visitor, ''), ...settings.demoShoppers.map(s => new Option(t.shopper(s.id, s.language, s.orders), s.id))];
  element('shopper').replaceChildren(...options);
  element('shopper').value = stored()?.shopper ?? '';
  element('sign-in').hidden = settings.demoShoppers.length === 0;
}

function draw() {
  if (client === null) return;
  window.WebChat.renderWebChat({
    directLine: client.directLine,
    store: client.store,
    userID: client.userId,
    locale: texts[language].locale,
    overrideLocalizedStrings: strings => ({ ...strings, TEXT_INPUT_PLACEHOLDER: texts[language].placeholder }),
    styleOptions: appearance(dark.matches, narrow.matches),
    adaptiveCardsHostConfig: cardStyle(dark.matches),
  }, client.place);
}

function connect(grant) {
  client?.directLine.end();
  const store = window.WebChat.createStore({}, ({ dispatch }) => next => action => {
    // The server greets an empty conversation when it hears that a page has joined.
    if (action.type === 'DIRECT_LINE/CONNECT_FULFILLED')
      dispatch({ type: 'WEB_CHAT/SEND_EVENT', payload: { name: 'webchat/join', value: null } });
    return next(action);
  });
  const directLine = window.WebChat.createDirectLine({
    domain: `${location.origin}/v3/directline`, token: grant.token, conversationId: grant.conversationId,
  });
  // A place of its own for each conversation: React keeps what it has drawn in the old one.
  const place = document.createElement('div');
  element('chat').replaceChildren(place);
  client = { directLine, store, place, userId: grant.userId };
  draw();
}

/** Runs what a person asked for; what goes wrong is said on the page. */
async function attempt(work) {
  element('trouble').hidden = true;
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const t = texts[language];
    element('trouble').textContent = error.status === 0 ? t.noConnection : error.status === 401 ? t.signedInOnly : error.message;
    element('trouble').hidden = false;
  }
}

const startAgain = shopper => attempt(async () => {
  forget();
  connect(await begin(shopper));
  writeShoppers(texts[language]);
});

function listen() {
  element('new-conversation').addEventListener('click', () => startAgain(element('shopper').value || null));
  element('shopper').addEventListener('change', () => startAgain(element('shopper').value || null));
  element('language').addEventListener('click', () => {
    language = language === 'zh' ? 'en' : 'zh';
    localStorage.setItem('language', language);
    write();
    // A conversation in which nothing was said yet is greeted in the new language.
    if (client?.store.getState().activities.some(a => a.from?.role === 'user' && a.type === 'message')) draw();
    else startAgain(element('shopper').value || null);
  });
  dark.addEventListener('change', draw);
  narrow.addEventListener('change', draw);
  // Half of the shortest lifetime that is usual; Web Chat refreshes its own copy.
  setInterval(() => refresh().catch(() => {}), 10 * 60 * 1000);
}

async function loadSettings() {
  const answer = await fetch('/page/settings').catch(() => { throw new Refused(0, 'no connection'); });
  settings = await answer.json();
}

write();
listen();
await attempt(async () => {
  await loadSettings();
  write();
  connect(await open());
});
