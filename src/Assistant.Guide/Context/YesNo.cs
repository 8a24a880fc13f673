using System.Text.RegularExpressions;

namespace Assistant.Guide.Context;

/// <summary>Reads the answer to "Shall I add it?". Anything but a plain yes or no is neither.</summary>
internal static partial class YesNo
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^\W*(?:(?:yes|yeah|yep|yup|ya|yea|sure|ok|okay|k|please|pls|do\s+it|go\s+ahead|go\s+for\s+it|confirm(?:ed)?|correct|right|absolutely|definitely|of\s+course|sounds?\s+good|that'?s\s+(?:right|fine|it)|fine|perfect|great|add\s+it|y|thanks|thank\s+you)\W*)+$|^\W*(?:(?:好的?|好呀|好啊|好吧|好滴|好嘞|行|行的|可以|可以的|要|要的|嗯+|嗯嗯|是|是的|对|对的|没错|没问题|确认|确定|加吧|加|加入|就这个|就它|ok|okay|yes|麻烦了|谢谢|吧|呀|啊|啦|了)\W*)+$", Options)]
    private static partial Regex Yes();

    [GeneratedRegex(@"^\W*(?:(?:no|nope|nah|not\s+(?:now|yet|this|that|really)|don'?t|do\s+not|cancel(?:\s+(?:it|that))?|stop|never\s?mind|leave\s+it|forget\s+it|no\s+thanks?|no\s+thank\s+you|thanks|wait|n)\W*)+$|^\W*(?:(?:不|不要|不要了|不用|不用了|不必|不了|不行|不好|不是|不对|算了|算了吧|先不|先不要|先不用|别|别加|不加|不加了|取消|没有|再想想|我再想想|等等|等一下|谢谢|吧|了)\W*)+$", Options)]
    private static partial Regex No();

    /// <summary>True for a yes, false for a no, null for anything else.</summary>
    public static bool? Read(string text)
    {
        if (text.Length is 0 or > 60)
            return null;
        return No().IsMatch(text) ? false : Yes().IsMatch(text) ? true : null;
    }
}
