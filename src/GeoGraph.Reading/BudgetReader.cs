using Newtonsoft.Json;

namespace GeoGraph.Reading;

/// <summary>Text that gives no more than so many characters until it is told to go on: nothing that reads from it can grow without end.</summary>
internal sealed class BudgetReader : TextReader
{
    private readonly TextReader _text;
    private readonly int _budget;
    private int _left;

    public BudgetReader(TextReader text, int budget) => (_text, _budget, _left) = (text, budget, budget);

    /// <summary>Gives the whole budget again.</summary>
    public void Renew() => _left = _budget;

    public override int Peek() => _text.Peek();

    public override int Read()
    {
        Spend(1);
        return _text.Read();
    }

    public override int Read(char[] buffer, int index, int count)
    {
        var n = _text.Read(buffer, index, Math.Min(count, 1 << 12));
        Spend(n);
        return n;
    }

    /// <exception cref="JsonReaderException">The budget is spent.</exception>
    private void Spend(int n) => _left = _left >= n ? _left - n : throw new JsonReaderException($"more than {_budget:N0} characters in one object");
}
