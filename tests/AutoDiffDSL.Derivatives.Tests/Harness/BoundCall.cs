using System.Numerics.Tensors;
using System.Reflection;
using System.Reflection.Emit;

namespace AutoDiffDSL.Derivatives.Tests.Harness;

/// <summary>
/// A method with one array behind each argument. Spans cannot be boxed, so reflection cannot pass them: a few lines of
/// IL load each argument from its array (as a span, a cell, or the address of a cell) and call. Invoking allocates
/// nothing, which lets a test count what the called method allocates.
/// </summary>
public sealed class BoundCall
{
    private readonly Array[] _storage;
    private readonly Action<Array[]> _invoke;

    public BoundCall(MethodInfo method, IReadOnlyList<ExpectedParameter> parameters)
    {
        Parameters = parameters;
        bool hasResult = method.ReturnType != typeof(void);
        _storage =
        [
            .. parameters.Select(p => p.NewStorage()),
            Array.CreateInstance(hasResult ? method.ReturnType : typeof(double), 1),
            .. method.IsStatic ? Array.Empty<Array>() : [Instance(method.DeclaringType!)],
        ];
        _invoke = Compile(method);
    }

    public IReadOnlyList<ExpectedParameter> Parameters { get; }

    /// <summary>The returned value's one cell.</summary>
    public Array Result => _storage[Parameters.Count];

    public Array this[int parameter] => _storage[parameter];

    /// <summary>
    /// The array behind the parameter with that role for that primal parameter (null for the result).
    /// </summary>
    public Array this[Role role, Parameter? of]
    {
        get
        {
            for (int k = 0; k < Parameters.Count; k++)
                if (Parameters[k].Role == role && Parameters[k].Of == of)
                    return _storage[k];
            throw new ArgumentException($"no {role} of {of?.Name ?? "the result"}", nameof(role));
        }
    }

    /// <summary>
    /// Puts another array behind a parameter: one of another length, or one that is behind a second one too.
    /// </summary>
    public void Bind(Role role, Parameter? of, Array array)
    {
        for (int k = 0; k < Parameters.Count; k++)
            if (Parameters[k].Role == role && Parameters[k].Of == of)
                _storage[k] = array;
    }

    public void Invoke() => _invoke(_storage);

    private static Action<Array[]> Compile(MethodInfo method)
    {
        ParameterInfo[] parameters = method.GetParameters();
        var caller = new DynamicMethod(
            "Call" + method.Name, typeof(void), [typeof(Array[])], typeof(BoundCall).Module, skipVisibility: true);
        ILGenerator il = caller.GetILGenerator();
        bool hasResult = method.ReturnType != typeof(void);
        if (hasResult)
        {
            LoadArray(il, parameters.Length, method.ReturnType);
            il.Emit(OpCodes.Ldc_I4_0);
        }

        if (!method.IsStatic) LoadInstance(il, parameters.Length + 1, method.DeclaringType!);
        for (int k = 0; k < parameters.Length; k++) LoadArgument(il, k, parameters[k].ParameterType);
        il.Emit(OpCodes.Call, method);
        if (hasResult) il.Emit(OpCodes.Stelem, method.ReturnType);
        il.Emit(OpCodes.Ret);
        return caller.CreateDelegate<Action<Array[]>>();
    }

    /// <summary>The example that a type with instance methods has of itself.</summary>
    private static Array Instance(Type type)
    {
        var instance = Array.CreateInstance(type, 1);
        instance.SetValue(type.GetProperty("Example")!.GetValue(null), 0);
        return instance;
    }

    private static void LoadInstance(ILGenerator il, int index, Type type)
    {
        LoadArray(il, index, type);
        il.Emit(OpCodes.Ldc_I4_0);
        if (type.IsValueType) il.Emit(OpCodes.Ldelema, type);
        else il.Emit(OpCodes.Ldelem_Ref);
    }

    private static void LoadArgument(ILGenerator il, int index, Type type)
    {
        if (TensorType.Behind(type) is { } tensor)
        {
            LoadTensor(il, index, type, tensor);
        }
        else if (type.IsSZArray)
        {
            LoadArray(il, index, type.GetElementType()!);
        }
        else if (type.IsByRef)
        {
            LoadArray(il, index, type.GetElementType()!);
            il.Emit(OpCodes.Ldc_I4_0);
            il.Emit(OpCodes.Ldelema, type.GetElementType()!);
        }
        else if (type is { IsGenericType: true, IsByRefLike: true })
        {
            Type element = type.GetGenericArguments()[0];
            LoadArray(il, index, element);
            il.Emit(OpCodes.Newobj, type.GetConstructor([element.MakeArrayType()])!);
        }
        else
        {
            LoadArray(il, index, type);
            il.Emit(OpCodes.Ldc_I4_0);
            il.Emit(OpCodes.Ldelem, type);
        }
    }

    /// <summary>Loads a tensor, a span of it, or the address of either.</summary>
    private static void LoadTensor(ILGenerator il, int index, Type type, Type tensor)
    {
        Type passed = type.IsByRef ? type.GetElementType()! : type;
        LoadArray(il, index, tensor);
        il.Emit(OpCodes.Ldc_I4_0);
        il.Emit(OpCodes.Ldelem, tensor);
        if (passed != tensor)
        {
            bool isReadOnly = passed.GetGenericTypeDefinition() == typeof(ReadOnlyTensorSpan<>);
            string conversion = isReadOnly ? nameof(Tensor<>.AsReadOnlyTensorSpan) : nameof(Tensor<>.AsTensorSpan);
            il.Emit(OpCodes.Callvirt, tensor.GetMethod(conversion, Type.EmptyTypes)!);
        }

        if (!type.IsByRef) return;
        LocalBuilder variable = il.DeclareLocal(passed);
        il.Emit(OpCodes.Stloc, variable);
        il.Emit(OpCodes.Ldloca, variable);
    }

    private static void LoadArray(ILGenerator il, int index, Type element)
    {
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldc_I4, index);
        il.Emit(OpCodes.Ldelem_Ref);
        il.Emit(OpCodes.Castclass, element.MakeArrayType());
    }
}
