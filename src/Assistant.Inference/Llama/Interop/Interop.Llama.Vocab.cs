using System.Runtime.InteropServices;

namespace Assistant.Inference.Llama.Interop;

/// <summary><c>llama.h</c>: vocabulary and tokenisation. These functions may be called from any thread.</summary>
internal static unsafe partial class LlamaApi
{
    /// <summary>Bit of <see cref="llama_vocab_get_attr"/>: structure, never written by people.</summary>
    public const int LLAMA_TOKEN_ATTR_CONTROL = 1 << 3;

    /// <summary>Bit of <see cref="llama_vocab_get_attr"/>: matched in any text, also where special tokens are not parsed.</summary>
    public const int LLAMA_TOKEN_ATTR_USER_DEFINED = 1 << 4;

    [LibraryImport(Library)] public static partial int llama_vocab_n_tokens(nint vocab);
    [LibraryImport(Library)] public static partial int llama_vocab_get_attr(nint vocab, int token);
    [LibraryImport(Library)] [return: MarshalAs(UnmanagedType.U1)] public static partial bool llama_vocab_is_eog(nint vocab, int token);
    [LibraryImport(Library)] public static partial int llama_tokenize(nint vocab, byte* text, int text_len, int* tokens, int n_tokens_max, [MarshalAs(UnmanagedType.U1)] bool add_special, [MarshalAs(UnmanagedType.U1)] bool parse_special);
    [LibraryImport(Library)] public static partial int llama_token_to_piece(nint vocab, int token, byte* buf, int length, int lstrip, [MarshalAs(UnmanagedType.U1)] bool special);
}
