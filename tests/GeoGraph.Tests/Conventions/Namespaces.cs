using System.Reflection;
using System.Reflection.Emit;

namespace GeoGraph.Tests.Conventions;

/// <summary>Which namespaces the types of an assembly use, read from their members and the instructions of their methods.</summary>
public static class Namespaces
{
    private const BindingFlags All = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private static readonly Dictionary<short, OpCode> s_opCodes = typeof(OpCodes).GetFields().Select(f => (OpCode)f.GetValue(null)!).ToDictionary(o => o.Value);

    /// <summary>Pairs of a type (the outermost that holds the code) and a type of the same assembly that it uses.</summary>
    public static IEnumerable<(Type User, Type Used)> Uses(Assembly assembly) =>
        assembly.GetTypes().SelectMany(t => UsedBy(t).SelectMany(Parts).Where(u => u.Assembly == assembly).Select(u => (Outermost(t), Outermost(u)))).Where(u => u.Item1 != u.Item2).Distinct();

    private static IEnumerable<Type> UsedBy(Type type)
    {
        var used = type.GetInterfaces().Append(type.BaseType)
            .Concat(type.GetFields(All).Select(f => f.FieldType))
            .Concat(type.GetMethods(All).Select(m => m.ReturnType));
        var bodies = type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)).ToList();
        return used.Concat(bodies.SelectMany(m => m.GetParameters().Select(p => p.ParameterType))).Concat(bodies.SelectMany(InBody)).OfType<Type>();
    }

    private static IEnumerable<Type?> InBody(MethodBase method)
    {
        if (method.GetMethodBody() is not { } body || body.GetILAsByteArray() is not { } code)
        {
            yield break;
        }

        foreach (var local in body.LocalVariables)
        {
            yield return local.LocalType;
        }

        var (ofType, ofMethod) = (method.DeclaringType!.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : null);
        for (var i = 0; i < code.Length;)
        {
            var opCode = s_opCodes[code[i] == 0xFE ? (short)(0xFE00 | code[++i]) : code[i]];
            i++;
            if (opCode.OperandType is OperandType.InlineType or OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineTok)
            {
                var member = method.Module.ResolveMember(BitConverter.ToInt32(code, i), ofType, ofMethod);
                yield return member as Type ?? member?.DeclaringType;
                foreach (var argument in member is MethodInfo { IsGenericMethod: true } generic ? generic.GetGenericArguments() : [])
                {
                    yield return argument;
                }
            }

            i += SizeOf(opCode.OperandType, code, i);
        }
    }

    private static int SizeOf(OperandType operand, byte[] code, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
        _ => 4,
    };

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : type.IsConstructedGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition()) : [type];

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
