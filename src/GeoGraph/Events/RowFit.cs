using GeoGraph.Clauses;
using GeoGraph.Text;

namespace GeoGraph.Events;

/// <summary>Which party a row makes of an argument.</summary>
internal static class RowFit
{
    /// <summary>What a row makes of an argument: nothing, the source, the target, one of those who act together.</summary>
    public const int None = 0, Source = 1, Target = 2, Party = 3;

    public static int Of(LanguageRules rules, EventRow? row, Argument? argument)
    {
        if (row is null || argument is null)
        {
            return None;
        }

        if (row.IsTogether && (argument.Slot is Slot.Subject or Slot.Owner || rules.BetweenWords.Contains(argument.Preposition) || row.Sources.Any(s => s.Kind == PartySlotKind.Preposition && Fits(s, argument))))
        {
            return Party;
        }

        foreach (var slot in row.Sources)
        {
            if (Fits(slot, argument))
            {
                return Source;
            }
        }

        foreach (var slot in row.Targets)
        {
            if (Fits(slot, argument))
            {
                return Target;
            }
        }

        return None;
    }

    /// <summary>Whether an argument stands where a row says.</summary>
    public static bool Fits(PartySlot slot, Argument argument) => slot.Kind switch
    {
        PartySlotKind.Preposition => argument.Slot == Slot.Oblique && argument.Preposition == slot.Preposition,
        PartySlotKind.Subject => argument.Slot == Slot.Subject,
        PartySlotKind.DirectObject => argument.Slot == Slot.DirectObject,
        PartySlotKind.Owner => argument.Slot == Slot.Owner,
        PartySlotKind.Agent => argument.Slot == Slot.Subject && argument.Preposition.Length > 0,
        PartySlotKind.Complement => argument.Slot is Slot.Complement or Slot.Recipient or Slot.DirectObject,
        _ => false,
    };
}
