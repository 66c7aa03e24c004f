using System.Text;

namespace GeoGraph.Seeds;

/// <summary>The names of enum values in JSON, seeds and the graph: snake case (<c>armed_group</c>), kebab case for quad classes.</summary>
public static class JsonNames
{
    private static readonly Names<ActorKind> s_kinds = new('_');
    private static readonly Names<MentionForm> s_forms = new('_');
    private static readonly Names<QuotationKind> s_quotations = new('_');
    private static readonly Names<EventStatus> s_statuses = new('_');
    private static readonly Names<QuadClass> s_quadClasses = new('-');

    public static string Of(ActorKind value) => s_kinds.Of(value);

    public static string Of(MentionForm value) => s_forms.Of(value);

    public static string Of(QuotationKind value) => s_quotations.Of(value);

    public static string Of(EventStatus value) => s_statuses.Of(value);

    public static string Of(QuadClass value) => s_quadClasses.Of(value);

    /// <exception cref="FormatException">No kind has that name.</exception>
    public static ActorKind ActorKind(string name) => s_kinds.Value(name);

    /// <exception cref="FormatException">No form has that name.</exception>
    public static MentionForm MentionForm(string name) => s_forms.Value(name);

    /// <exception cref="FormatException">No kind of quotation has that name.</exception>
    public static QuotationKind QuotationKind(string name) => s_quotations.Value(name);

    /// <exception cref="FormatException">No status has that name.</exception>
    public static EventStatus EventStatus(string name) => s_statuses.Value(name);

    /// <exception cref="FormatException">No quad class has that name.</exception>
    public static QuadClass QuadClass(string name) => s_quadClasses.Value(name);

    private sealed class Names<T>
        where T : struct, Enum
    {
        private readonly Dictionary<T, string> _names;
        private readonly Dictionary<string, T> _values;

        public Names(char separator)
        {
            _names = Enum.GetValues<T>().ToDictionary(v => v, v => Spell(v.ToString(), separator));
            _values = _names.ToDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);
        }

        public string Of(T value) => _names[value];

        public T Value(string name) =>
            _values.TryGetValue(name, out var value) ? value : throw new FormatException($"unknown {Spell(typeof(T).Name, ' ')} '{name}'");

        private static string Spell(string name, char separator)
        {
            var text = new StringBuilder();
            foreach (var c in name)
            {
                if (char.IsUpper(c) && text.Length > 0)
                {
                    text.Append(separator);
                }

                text.Append(char.ToLowerInvariant(c));
            }

            return text.ToString();
        }
    }
}
