// How Web Chat and its cards look: the page's own colours, light or dark.

const light = {
  page: '#faf6f3', paper: '#ffffff', ink: '#2a2326', soft: '#6b5f64', line: '#e6dcd6', accent: '#8a2846', onAccent: '#ffffff', tint: '#f6e9ed',
  good: '#23683f', warning: '#8a5300', attention: '#b3261e', warningPaper: '#fdf1de',
};
const dark = {
  page: '#1b1719', paper: '#272124', ink: '#f3ecee', soft: '#b9abb0', line: '#40363a', accent: '#f0a3b9', onAccent: '#3b0f1d', tint: '#3a2a30',
  good: '#86d3a0', warning: '#f2c078', attention: '#ff9d94', warningPaper: '#3d301c',
};

const font = 'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';

export function appearance(isDark, isNarrow) {
  const c = isDark ? dark : light;
  // On a phone the avatar's column is worth more than the avatar.
  const avatar = isNarrow ? {} : { botAvatarImage: '/icon.svg', botAvatarInitials: '', avatarSize: 34, botAvatarBackgroundColor: 'transparent' };
  return {
    ...avatar,
    primaryFont: font, fontSizeSmall: '85%', accent: c.accent, subtle: c.soft, backgroundColor: c.page, timestampColor: c.soft,
    paddingRegular: 14, transcriptTerminatorColor: c.soft, rootHeight: '100%', rootWidth: '100%',
    transcriptVisualKeyboardIndicatorColor: c.accent, transcriptTerminatorBackgroundColor: c.soft,

    bubbleBackground: c.paper, bubbleTextColor: c.ink, bubbleBorderColor: c.line, bubbleBorderRadius: 16, bubbleMaxWidth: 640, bubbleAttachmentMaxWidth: 640,
    bubbleMessageMaxWidth: 640, bubbleMinHeight: 44,
    bubbleFromUserBackground: c.accent, bubbleFromUserTextColor: c.onAccent, bubbleFromUserBorderColor: c.accent, bubbleFromUserBorderRadius: 16,
    groupTimestamp: 300000, timestampFormat: 'relative',

    hideUploadButton: true, disableFileUpload: true, hideTelephoneKeypadButton: true, microphoneButtonColorOnDictate: c.accent,
    sendBoxBackground: c.paper, sendBoxTextColor: c.ink, sendBoxPlaceholderColor: c.soft, sendBoxButtonColor: c.accent, sendBoxButtonColorOnHover: c.accent,
    sendBoxButtonColorOnFocus: c.accent, sendBoxButtonColorOnActive: c.accent, sendBoxHeight: 54, sendBoxTextWrap: true, sendBoxMaxHeight: 140,
    sendBoxBorderTop: 0, sendBoxFocusVisualKeyboardIndicatorColor: c.accent, sendBoxButtonShadeColorOnHover: c.tint, sendBoxButtonShadeColorOnActive: c.tint,
    sendBoxButtonShadeColorOnFocus: c.tint, sendBoxButtonShadeBorderRadius: 10,

    suggestedActionLayout: isNarrow ? 'carousel' : 'flow', suggestedActionBackgroundColor: c.paper, suggestedActionTextColor: c.accent, suggestedActionBorderColor: c.accent,
    suggestedActionBorderWidth: 1, suggestedActionBorderRadius: 20, suggestedActionHeight: 38, suggestedActionBackgroundColorOnHover: c.tint,
    suggestedActionBackgroundColorOnFocus: c.tint, suggestedActionBackgroundColorOnActive: c.tint, suggestedActionTextColorOnHover: c.accent,
    suggestedActionTextColorOnFocus: c.accent, suggestedActionTextColorOnActive: c.accent, suggestedActionKeyboardFocusIndicatorBorderColor: c.accent,

    transcriptOverlayButtonBackground: c.paper, transcriptOverlayButtonColor: c.ink, transcriptOverlayButtonBackgroundOnHover: c.tint, transcriptOverlayButtonColorOnHover: c.ink,
    transcriptOverlayButtonBackgroundOnFocus: c.tint, transcriptOverlayButtonColorOnFocus: c.ink,
    typingAnimationBackgroundImage: null, spinnerAnimationBackgroundImage: null, connectivityTextSize: 13, connectivityMarginLeftRight: 12,
    maxMessageHeight: 2000, cardEmphasisBackgroundColor: c.tint, cardPushButtonBackgroundColor: c.accent, cardPushButtonTextColor: c.onAccent,
    carouselFlipperBoxWidth: 40, carouselFlipperSize: 20,
  };
}

export function cardStyle(isDark) {
  const c = isDark ? dark : light;
  const colour = (value, soft = c.soft) => ({ default: value, subtle: soft });
  const style = background => ({
    backgroundColor: background, borderColor: c.line,
    foregroundColors: {
      default: colour(c.ink), accent: colour(c.accent), good: colour(c.good), warning: colour(c.warning), attention: colour(c.attention), dark: colour(c.ink), light: colour(c.soft),
    },
  });
  return {
    fontFamily: font,
    fontSizes: { small: 13, default: 15, medium: 16, large: 20, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    lineHeights: { small: 18, default: 21, medium: 22, large: 26, extraLarge: 30 },
    spacing: { small: 6, default: 10, medium: 14, large: 20, extraLarge: 28, padding: 14 },
    separator: { lineThickness: 1, lineColor: c.line },
    containerStyles: { default: style(c.paper), emphasis: style(c.tint), accent: style(c.tint), good: style(c.tint), warning: style(c.warningPaper), attention: style(c.warningPaper) },
    actions: { maxActions: 5, spacing: 'default', buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'stretch', showCard: { actionMode: 'inline' } },
    supportsInteractivity: true,
  };
}
