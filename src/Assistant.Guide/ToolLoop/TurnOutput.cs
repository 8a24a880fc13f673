using System.Threading.Channels;

namespace Assistant.Guide.ToolLoop;

/// <summary>Where a turn shows what may be shown.</summary>
internal sealed class TurnOutput(ActiveTurn turn, ChannelWriter<TurnUpdate> updates)
{
    /// <summary>More of the reply, already proved.</summary>
    public void Text(string delta)
    {
        turn.CountText();
        updates.TryWrite(new TurnText(delta));
    }

    /// <summary>The reply so far is taken back.</summary>
    public void Restart() => updates.TryWrite(new TurnRestart());

    /// <summary>A tool begins.</summary>
    public void Status(string tool) => updates.TryWrite(new TurnStatus(Phrases.Working(turn.Language, tool)));
}
