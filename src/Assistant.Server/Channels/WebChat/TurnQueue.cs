using System.Threading.Channels;
using Assistant.Guide;
using Microsoft.Extensions.Options;

namespace Assistant.Server.Channels.WebChat;

/// <summary>Turns that wait for a worker: bounded over all and for each conversation; the turns of one conversation run one after another, in order.</summary>
internal sealed class TurnQueue(IOptions<WebChatOptions> options)
{
    private readonly Lock _gate = new();
    private readonly Channel<TurnRequest> _ready = Channel.CreateUnbounded<TurnRequest>();
    private readonly Dictionary<string, Line> _lines = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>Turns that run or wait.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Takes a place before anything is stored, so that a full queue refuses the whole message. Every place is given back, by <see cref="Finish"/> or, unused, by <see cref="Release"/>.</summary>
    public bool TryReserve(string conversationId)
    {
        lock (_gate)
        {
            var line = _lines.GetValueOrDefault(conversationId);
            if (_count >= options.Value.QueueLimit || line?.Places >= options.Value.ConversationQueueLimit)
                return false;
            _lines[conversationId] = line ??= new();
            line.Places++;
            _count++;
            return true;
        }
    }

    /// <summary>Puts a turn in the place that was reserved for it.</summary>
    public void Enqueue(TurnRequest turn)
    {
        lock (_gate)
        {
            var line = _lines[turn.ConversationId];
            if (line.Busy)
                line.Waiting.Enqueue(turn);
            else
                _ready.Writer.TryWrite(turn);
            line.Busy = true;
        }
    }

    /// <summary>Gives a reserved place back that was never used.</summary>
    public void Release(string conversationId)
    {
        lock (_gate)
            GiveBack(conversationId);
    }

    /// <summary>A turn has ended: gives its place back and lets the next one of its conversation go.</summary>
    public void Finish(string conversationId)
    {
        lock (_gate)
        {
            var line = _lines[conversationId];
            line.Busy = line.Waiting.TryDequeue(out var next);
            if (next is not null)
                _ready.Writer.TryWrite(next);
            GiveBack(conversationId);
        }
    }

    public IAsyncEnumerable<TurnRequest> ReadAllAsync(CancellationToken cancellationToken) => _ready.Reader.ReadAllAsync(cancellationToken);

    private void GiveBack(string conversationId)
    {
        _count--;
        if (--_lines[conversationId].Places == 0)
            _lines.Remove(conversationId);
    }

    private sealed class Line
    {
        public Queue<TurnRequest> Waiting { get; } = new();
        public int Places { get; set; }
        public bool Busy { get; set; }
    }
}
