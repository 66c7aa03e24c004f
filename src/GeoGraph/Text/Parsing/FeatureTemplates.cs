using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GeoGraph.Text.Parsing;

/// <summary>
/// Feature templates in the notation of the literature (Zhang &amp; Nivre 2011): each is a conjunction of up to four atoms, written
/// <c>"s0.w b0.t"</c>. Turns the atoms of a situation into one 64-bit key a template. A star before a template, <c>"*s0.w b0.t"</c>, marks it as one
/// of the telling ones: <see cref="StepwiseScorer"/> looks at these first.
/// </summary>
/// <remarks>
/// A key is a number of the template plus the value of each of its atoms times a number of the atom, modulo 2^64 (multiply-shift hashing:
/// Dietzfelbinger et al. 1997): one multiplication an atom serves all templates it stands in. The first bits of a key are the mixed ones.
/// </remarks>
internal sealed class FeatureTemplates
{
    private const int Width = 4;

    private const char Star = '*';

    /// <summary>Most atoms of a set.</summary>
    public const int MaximumAtoms = 80;

    /// <summary>The atoms of each template, a byte each; 0, which stays 0, fills up.</summary>
    private readonly uint[] _atoms;

    /// <summary>One past the last template of up to one, two, three and four atoms: first the telling ones in this order, then the others.</summary>
    private readonly int[] _ends = new int[2 * Width];

    private readonly ulong[] _seeds;
    private readonly ulong[] _factors;

    /// <param name="salt">Keeps the keys of two template sets apart.</param>
    /// <param name="atoms">Names of the atoms, in the order in which callers fill them in; the first, nameless one stays 0.</param>
    public FeatureTemplates(ulong salt, ReadOnlySpan<string> atoms, ReadOnlySpan<string> templates)
    {
        Count = templates.Length;
        Atoms = atoms.Length;
        _atoms = new uint[Count];
        _seeds = new ulong[Count];
        _factors = new ulong[Atoms];
        for (var i = 0; i < Atoms; i++)
        {
            _factors[i] = Mix((salt << 32) + (ulong)i) | 1;
        }

        var at = 0;
        var split = templates.ToArray().Select((t, i) => (Names: t.TrimStart(Star).Split(' '), IsTelling: t[0] == Star, Number: i)).ToList();
        for (var group = 0; group < _ends.Length; group++)
        {
            foreach (var (names, _, number) in split.Where(t => t.IsTelling == group < Width && t.Names.Length == (group % Width) + 1))
            {
                _seeds[at] = Mix((salt << 32) + 0x10000UL + (ulong)number);
                for (var k = 0; k < names.Length; k++)
                {
                    var atom = atoms.IndexOf(names[k]);
                    _atoms[at] |= atom > 0 ? (uint)atom << (8 * k) : throw new ArgumentException($"no atom '{names[k]}'", nameof(templates));
                }

                at++;
            }

            _ends[group] = at;
        }

        if (at < Count || Atoms > MaximumAtoms)
        {
            throw new ArgumentException("too many atoms", nameof(templates));
        }
    }

    /// <summary>Number of templates, and so of keys.</summary>
    public int Count { get; }

    /// <summary>Number of telling templates: their keys are the first.</summary>
    public int Telling => _ends[Width - 1];

    /// <summary>Number of atoms, the nameless one included.</summary>
    public int Atoms { get; }

    /// <summary>Writes one key for each template; never 0.</summary>
    [SkipLocalsInit]
    public void Fill(ReadOnlySpan<ulong> atoms, Span<ulong> keys)
    {
        Span<ulong> products = stackalloc ulong[MaximumAtoms];
        Multiply(atoms, products);
        Add(products, keys[..Telling], 0, _ends.AsSpan(0, Width));
        Add(products, keys[Telling..Count], Telling, _ends.AsSpan(Width));
    }

    /// <summary>Writes the keys of the telling templates.</summary>
    [SkipLocalsInit]
    public void FillTelling(ReadOnlySpan<ulong> atoms, Span<ulong> keys)
    {
        Span<ulong> products = stackalloc ulong[MaximumAtoms];
        Multiply(atoms, products);
        Add(products, keys[..Telling], 0, _ends.AsSpan(0, Width));
    }

    /// <summary>Writes the keys of the other templates.</summary>
    [SkipLocalsInit]
    public void FillOthers(ReadOnlySpan<ulong> atoms, Span<ulong> keys)
    {
        Span<ulong> products = stackalloc ulong[MaximumAtoms];
        Multiply(atoms, products);
        Add(products, keys[..(Count - Telling)], Telling, _ends.AsSpan(Width));
    }

    /// <summary>Multiplies each atom by its number.</summary>
    private void Multiply(ReadOnlySpan<ulong> atoms, Span<ulong> products)
    {
        ref var a = ref MemoryMarshal.GetReference(products[..Atoms]);
        ref var value = ref MemoryMarshal.GetReference(atoms[..Atoms]);
        ref var factor = ref MemoryMarshal.GetArrayDataReference(_factors);
        for (nint i = 0; i < Atoms; i++)
        {
            Unsafe.Add(ref a, i) = Unsafe.Add(ref value, i) * Unsafe.Add(ref factor, i);
        }
    }

    /// <summary>Adds the products up to the keys of templates of up to one, two, three and four atoms.</summary>
    private void Add(ReadOnlySpan<ulong> products, Span<ulong> keys, nint first, ReadOnlySpan<int> ends)
    {
        ref var a = ref MemoryMarshal.GetReference(products);
        ref var template = ref MemoryMarshal.GetArrayDataReference(_atoms);
        ref var seed = ref MemoryMarshal.GetArrayDataReference(_seeds);
        ref var key = ref Unsafe.Subtract(ref MemoryMarshal.GetReference(keys), first);
        var n = first;
        for (; n < ends[0]; n++)
        {
            Unsafe.Add(ref key, n) = (Unsafe.Add(ref seed, n) + Unsafe.Add(ref a, (nint)Unsafe.Add(ref template, n))) | 1;
        }

        for (; n < ends[1]; n++)
        {
            var t = Unsafe.Add(ref template, n);
            Unsafe.Add(ref key, n) = (Unsafe.Add(ref seed, n) + Unsafe.Add(ref a, (nint)(byte)t) + Unsafe.Add(ref a, (nint)(t >> 8))) | 1;
        }

        for (; n < ends[2]; n++)
        {
            var t = Unsafe.Add(ref template, n);
            Unsafe.Add(ref key, n) = (Unsafe.Add(ref seed, n) + Unsafe.Add(ref a, (nint)(byte)t) + Unsafe.Add(ref a, (nint)(byte)(t >> 8)) + Unsafe.Add(ref a, (nint)(t >> 16))) | 1;
        }

        for (; n < ends[3]; n++)
        {
            var t = Unsafe.Add(ref template, n);
            Unsafe.Add(ref key, n) = (Unsafe.Add(ref seed, n) + Unsafe.Add(ref a, (nint)(byte)t) + Unsafe.Add(ref a, (nint)(byte)(t >> 8))
                + Unsafe.Add(ref a, (nint)(byte)(t >> 16)) + Unsafe.Add(ref a, (nint)(t >> 24))) | 1;
        }
    }

    /// <summary>A number that looks random: SplitMix64 (Steele et al. 2014).</summary>
    private static ulong Mix(ulong x)
    {
        x += 0x9E3779B97F4A7C15UL;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return x ^ (x >> 31);
    }
}
