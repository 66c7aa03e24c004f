namespace GeoGraph.Text.Parsing;

/// <summary>State of the arc-hybrid transition system (Kuhlmann et al. 2011): a stack, the next token, and the arcs made so far.</summary>
/// <remarks>The root stands after the last token and takes one dependent only, so every parse is a tree with one root.</remarks>
internal sealed class Configuration
{
    public const int Shift = 0;

    /// <summary>The next token becomes the head of the topmost on the stack.</summary>
    public const int LeftArc = 1;

    /// <summary>The second on the stack becomes the head of the topmost.</summary>
    public const int RightArc = 2;

    public const int Actions = 3;

    public int[] Stack = [];
    public int[] Head = [];

    /// <summary>Relation to the head, from 1; 0 while there is none.</summary>
    public int[] Relation = [];

    /// <summary>Outermost and second outermost dependents to the left and right; 0 for none.</summary>
    public int[] Left1 = [];
    public int[] Left2 = [];
    public int[] Right1 = [];
    public int[] Right2 = [];
    public int[] LeftCount = [];
    public int[] RightCount = [];

    /// <summary>The set of relations among the dependents.</summary>
    public ulong[] Dependents = [];

    public int Depth { get; private set; }

    /// <summary>The first token not yet on the stack; <see cref="Count"/> + 1, the root, when none is left.</summary>
    public int Next { get; private set; }

    public int Count { get; private set; }

    public bool IsFinal => Next == Count + 1 && Depth == 0;

    public int Top(int k) => Depth > k ? Stack[Depth - 1 - k] : 0;

    public void Start(int count)
    {
        Count = count;
        Depth = 0;
        Next = 1;
        if (Stack.Length < count + 2)
        {
            var size = Math.Max(128, (count + 2) * 2);
            Stack = new int[size];
            Head = new int[size];
            Relation = new int[size];
            Left1 = new int[size];
            Left2 = new int[size];
            Right1 = new int[size];
            Right2 = new int[size];
            LeftCount = new int[size];
            RightCount = new int[size];
            Dependents = new ulong[size];
        }

        foreach (var array in (ReadOnlySpan<int[]>)[Head, Relation, Left1, Left2, Right1, Right2, LeftCount, RightCount])
        {
            Array.Clear(array, 0, count + 2);
        }

        Array.Clear(Dependents, 0, count + 2);
    }

    public bool Allows(int action) => action switch
    {
        Shift => Next <= Count,
        LeftArc => Depth > 0 && (Next <= Count || Depth == 1),
        _ => Depth > 1,
    };

    public void Push() => Stack[Depth++] = Next++;

    /// <summary>Finds the dependents of a token anew, those among some tokens.</summary>
    /// <param name="groups">Bit of each relation in <see cref="Dependents"/>.</param>
    public void Recount(int head, int first, int last, ReadOnlySpan<ulong> groups)
    {
        Left1[head] = Left2[head] = Right1[head] = Right2[head] = LeftCount[head] = RightCount[head] = 0;
        Dependents[head] = 0;
        // From the head outwards, as they were attached.
        for (var k = Math.Min(head - 1, last); k >= first; k--)
        {
            Add(k, groups);
        }

        for (var k = Math.Max(head + 1, first); k <= last; k++)
        {
            Add(k, groups);
        }

        void Add(int dependent, ReadOnlySpan<ulong> groups)
        {
            if (Head[dependent] == head)
            {
                AddDependent(head, dependent, groups[Relation[dependent] - 1]);
            }
        }
    }

    /// <summary>Takes the topmost off the stack and attaches it to <paramref name="head"/>.</summary>
    /// <param name="group">Bit of the relation in <see cref="Dependents"/>; 0 for none.</param>
    public void Attach(int head, int relation, ulong group)
    {
        var dependent = Stack[--Depth];
        Head[dependent] = head;
        Relation[dependent] = relation + 1;
        AddDependent(head, dependent, group);
    }

    public int HeadFor(int action) => action == LeftArc ? Next : Stack[Depth - 2];

    private void AddDependent(int head, int dependent, ulong group)
    {
        Dependents[head] |= group;
        if (dependent < head)
        {
            Left2[head] = Left1[head];
            Left1[head] = dependent;
            LeftCount[head]++;
        }
        else
        {
            Right2[head] = Right1[head];
            Right1[head] = dependent;
            RightCount[head]++;
        }
    }
}
