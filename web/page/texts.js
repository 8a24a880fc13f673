// The words of the page, complete in both languages. What the guide says comes from the server.

export const texts = {
  zh: {
    locale: 'zh-CN',
    title: '导购助手',
    subtitle: '导购助手',
    newConversation: '新对话',
    otherLanguage: 'English',
    otherLanguageLabel: 'Switch to English',
    signIn: '以演示顾客身份登录',
    visitor: '访客（未登录）',
    shopper: (id, language, orders) => `${id}（${language === 'zh' ? '中文' : '英文'}，${orders} 个订单）`,
    notice: '回答您的是电脑程序，可能会出错。想找人工客服，说“找人工”即可',
    contact: contact => `，或联系：${contact}`,
    end: '。',
    placeholder: '想找点什么？',
    chat: '与导购助手的对话',
    noConnection: '连不上店铺的服务器。请检查网络，然后刷新页面。',
    signedInOnly: '请先在店铺页面登录，再打开导购助手。',
  },
  en: {
    locale: 'en-US',
    title: 'Shopping guide',
    subtitle: 'Shopping guide',
    newConversation: 'New conversation',
    otherLanguage: '中文',
    otherLanguageLabel: '切换到中文',
    signIn: 'Sign in as a demo shopper',
    visitor: 'Visitor (not signed in)',
    shopper: (id, language, orders) => `${id} (${language === 'zh' ? 'Chinese' : 'English'}, ${orders} orders)`,
    notice: 'A computer program answers you and can be wrong. To reach a person, just ask for one',
    contact: contact => `, or contact: ${contact}`,
    end: '.',
    placeholder: 'What are you looking for?',
    chat: 'Conversation with the shopping guide',
    noConnection: 'The shop’s server cannot be reached. Check the connection, then load the page again.',
    signedInOnly: 'Please sign in on the shop’s page first, then open the guide.',
  },
};

/** The language of the last visit, else the browser's, else Chinese. */
export function startLanguage() {
  const chosen = localStorage.getItem('language');
  if (chosen in texts) return chosen;
  return navigator.languages.find(tag => /^(zh|en)/.test(tag))?.slice(0, 2) ?? 'zh';
}
