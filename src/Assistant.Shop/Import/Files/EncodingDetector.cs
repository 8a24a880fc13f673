using System.Text;

namespace Assistant.Shop.Import.Files;

/// <summary>An encoding that was found. <see cref="IsClean"/> is false when some bytes do not fit it; they decode to U+FFFD and their rows are rejected.</summary>
internal sealed record TextEncoding(Encoding Encoding, string Name, bool IsClean);

/// <summary>
/// Tells UTF-8, UTF-16, GB18030 and Latin-1 apart from all bytes of a file: a sample would miss the one umlaut in line 19,000.
/// </summary>
internal sealed class EncodingDetector
{
    private readonly Utf8Check _utf8 = new();
    private readonly Gb18030Check _gb = new();
    private readonly byte[] _head = new byte[4];
    private long _length;
    private long _high;
    private long _evenNuls;
    private long _oddNuls;

    static EncodingDetector() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void Add(ReadOnlySpan<byte> block)
    {
        for (var i = 0; i < block.Length; i++)
        {
            if (_length >= _head.Length && _utf8.IsIdle && _gb.IsIdle)
                i += SkipAscii(block[i..]);
            if (i < block.Length)
                Add(block[i]);
        }
    }

    private void Add(byte value)
    {
        if (_length < _head.Length)
            _head[_length] = value;
        if (value == 0)
            CountNul();
        else if (value >= 0x80)
            _high++;
        _utf8.Add(value);
        _gb.Add(value);
        _length++;
    }

    /// <summary>Runs of ASCII say nothing; passing over them makes the check as quick as the disk.</summary>
    private int SkipAscii(ReadOnlySpan<byte> block)
    {
        var run = block.IndexOfAnyExceptInRange((byte)1, (byte)0x7f);
        run = run < 0 ? block.Length : run;
        _length += run;
        return run;
    }

    /// <exception cref="ImportException">The file is empty, binary, or in none of the encodings.</exception>
    public TextEncoding Decide(string path)
    {
        if (_length == 0)
            throw new ImportException($"{path} is empty.");
        return FromMark(path) ?? FromNuls(path) ?? FromBytes(path);
    }

    private void CountNul()
    {
        if (_length % 2 == 0)
            _evenNuls++;
        else
            _oddNuls++;
    }

    private TextEncoding? FromMark(string path) => _head switch
    {
        [0xff, 0xfe, 0, 0] or [0, 0, 0xfe, 0xff] => throw new ImportException($"{path} is UTF-32: convert it to UTF-8 (iconv -f UTF-32 -t UTF-8)."),
        [0xff, 0xfe, ..] => new(Encoding.Unicode, "UTF-16LE", true),
        [0xfe, 0xff, ..] => new(Encoding.BigEndianUnicode, "UTF-16BE", true),
        [0xef, 0xbb, 0xbf, ..] => new(Encoding.UTF8, "UTF-8", _utf8.Invalid == 0),
        _ => null,
    };

    /// <summary>ASCII in UTF-16 leaves zeros at one parity only; zeros at both are no text. A single stray one is its row's fault.</summary>
    private TextEncoding? FromNuls(string path)
    {
        var nuls = _evenNuls + _oddNuls;
        if (nuls < 4 || nuls * 1000 < _length)
            return null;
        if (_evenNuls == 0 && nuls * 100 > _length)
            return new(Encoding.Unicode, "UTF-16LE", true);
        if (_oddNuls == 0 && nuls * 100 > _length)
            return new(Encoding.BigEndianUnicode, "UTF-16BE", true);
        throw new ImportException($"{path} is not text: {nuls} of its {_length} bytes are zero. Import takes CSV, TSV, JSON and NDJSON, gzip allowed.");
    }

    private TextEncoding FromBytes(string path)
    {
        if (_utf8.Invalid == 0 || _utf8.Valid > 2 * _utf8.Invalid)
            return new(Encoding.UTF8, "UTF-8", _utf8.Invalid == 0);
        // In Chinese text high bytes come in pairs, nearly all in the GB 2312 plane: an accented letter before an ASCII one is in
        // none, and the words of other scripts are of odd length as often as not.
        if (_gb.CommonPairs > 4 * _gb.OtherPairs && _gb.CommonPairs > 100 * _gb.Invalid)
            return new(Encoding.GetEncoding("GB18030"), "GB18030", _gb.Invalid == 0);
        if (_high * 10 <= _length * 3)
            return new(Encoding.GetEncoding(1252), "Latin-1", true);
        throw new ImportException($"{path} is not UTF-8, UTF-16, GB18030 or Latin-1: convert it to UTF-8 (iconv -f ENCODING -t UTF-8).");
    }

    /// <summary>Counts multi-byte sequences that are valid (RFC 3629) and bytes that are not.</summary>
    private sealed class Utf8Check
    {
        private int _expected;
        private byte _low = 0x80;
        private byte _top = 0xbf;

        public bool IsIdle => _expected == 0;
        public long Valid { get; private set; }
        public long Invalid { get; private set; }

        public void Add(byte value)
        {
            if (_expected > 0 && value >= _low && value <= _top)
            {
                (_low, _top) = (0x80, 0xbf);
                if (--_expected == 0)
                    Valid++;
                return;
            }
            if (_expected > 0)
                Invalid++;
            Begin(value);
        }

        private void Begin(byte value)
        {
            (_expected, _low, _top) = value switch
            {
                < 0x80 => (0, (byte)0x80, (byte)0xbf),
                >= 0xc2 and <= 0xdf => (1, (byte)0x80, (byte)0xbf),
                0xe0 => (2, (byte)0xa0, (byte)0xbf),
                0xed => (2, (byte)0x80, (byte)0x9f),
                >= 0xe1 and <= 0xef => (2, (byte)0x80, (byte)0xbf),
                0xf0 => (3, (byte)0x90, (byte)0xbf),
                >= 0xf1 and <= 0xf3 => (3, (byte)0x80, (byte)0xbf),
                0xf4 => (3, (byte)0x80, (byte)0x8f),
                _ => (0, (byte)0x80, (byte)0xbf),
            };
            if (value >= 0x80 && _expected == 0)
                Invalid++;
        }
    }

    /// <summary>Counts two- and four-byte sequences of GB 18030 and bytes that fit none.</summary>
    private sealed class Gb18030Check
    {
        private byte _first;
        private int _digits;

        public bool IsIdle => _first == 0;
        public long CommonPairs { get; private set; }
        public long OtherPairs { get; private set; }
        public long Invalid { get; private set; }

        public void Add(byte value)
        {
            if (_first == 0)
                Begin(value);
            else
                Continue(value);
        }

        private void Begin(byte value)
        {
            if (value is >= 0x81 and <= 0xfe)
                _first = value;
            else if (value >= 0x80)
                Invalid++;
        }

        private void Continue(byte value)
        {
            switch (_digits, value)
            {
                case (0, >= 0x30 and <= 0x39): _digits = 1; return;
                case (1, >= 0x81 and <= 0xfe): _digits = 2; return;
                case (2, >= 0x30 and <= 0x39): OtherPairs++; break;
                case (0, >= 0xa1 and <= 0xfe) when _first is >= 0xa1 and <= 0xf7: CommonPairs++; break;
                case (0, >= 0x40 and not 0x7f and not 0xff): OtherPairs++; break;
                default: Invalid++; break;
            }
            (_first, _digits) = (0, 0);
        }
    }
}
