using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GeoGraph.Text.Parsing;

/// <summary>Gives out the memory in which the tables of a model are kept, in pages of 2 MB where the system has them.</summary>
/// <remarks>
/// Look-ups go all over many megabytes, more than the processor has translations of small pages for: with large ones parsing is a third faster.
/// </remarks>
/// <param name="length">Bytes of a chunk at least; what is not given out of it stays untouched, and takes no memory of the machine.</param>
internal sealed partial class WeightMemory(int length)
{
    /// <summary>Bytes of a cache line: every block begins with one.</summary>
    public const int Line = 64;

    private const int Page = 1 << 21;

    /// <summary>MADV_HUGEPAGE.</summary>
    private const int HugePages = 14;

    private readonly Lock _lock = new();
    private byte[] _chunk = [];
    private int _next;

    /// <summary>The bytes of all the cache lines that so many bytes begin.</summary>
    public static int Lines(int bytes) => (bytes + Line - 1) / Line * Line;

    /// <summary>A block of memory, all 0, that stays where it is.</summary>
    /// <param name="size">In bytes.</param>
    public (byte[] Chunk, int Start) Take(int size)
    {
        lock (_lock)
        {
            if (_next + (long)size > _chunk.Length)
            {
                _chunk = GC.AllocateUninitializedArray<byte>(Math.Max(length, size + (size < Page ? Line : Page)), pinned: true);
                _next = BeginPages(_chunk);
            }

            var block = (_chunk, _next);
            _chunk.AsSpan(_next, size).Clear();
            _next += Lines(size);
            return block;
        }
    }

    /// <summary>Asks for large pages.</summary>
    /// <returns>Where the first begins, or the first line of a small chunk.</returns>
    private static unsafe int BeginPages(byte[] chunk)
    {
        var address = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(chunk));
        var unit = chunk.Length < 2 * Page ? Line : Page;
        var first = (int)(-address & (unit - 1));
        if (unit == Page && OperatingSystem.IsLinux())
        {
            // Where the system has none to give, small ones do.
            _ = Advise(address + first, (nuint)((chunk.Length - first) / Page * Page), HugePages);
        }

        return first;
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint address, nuint length, int advice);
}
