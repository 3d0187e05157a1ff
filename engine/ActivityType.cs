using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace Porfin;

/// <summary>What is known of one kind of activity: all of it is read off its class.</summary>
public sealed class ActivityType
{
    private readonly Func<Activity> create;

    internal ActivityType(Type type)
    {
        var attribute = type.GetCustomAttribute<ActivityAttribute>() ?? throw new InvalidOperationException($"{type} has no [Activity].");
        ClassType = type;
        Name = attribute.Type;
        Category = attribute.Category;
        Icon = attribute.Icon;
        IsBrowsable = attribute.IsBrowsable;
        IsTerminal = attribute.IsTerminal;
        create = Creator(type);
        Inputs = [.. type.GetProperties().Where(property => property.IsDefined(typeof(InputAttribute))).Select(property => new ActivityInput(property, type))];
        Outputs = [.. type.GetCustomAttributes<OutputAttribute>()];
        Outcomes = Fields(type);
        OverridesResume = type.GetMethod(nameof(Activity.Resume))!.DeclaringType != typeof(Activity);
        Ports = [.. type.GetCustomAttributes<PortAttribute>()];
        Failures = [.. type.GetCustomAttributes<FailsByAttribute>().Select(failing => failing.Outcome)];
        OutcomesFrom = type.GetCustomAttribute<OutcomesFromAttribute>()?.Input;
        Causes = [.. type.GetCustomAttributes<OutcomeCauseAttribute>()];
        Writes = type.GetCustomAttribute<WritesToCustomerAttribute>();
        Discloses = type.GetCustomAttribute<DisclosesAttribute>();
        EndsConversation = type.IsDefined(typeof(EndsConversationAttribute));
    }

    /// <summary>The class.</summary>
    public Type ClassType { get; }

    /// <summary>The type name in flow documents.</summary>
    public string Name { get; }

    /// <summary>The section of the palette; a resource key.</summary>
    public string Category { get; }

    /// <summary>The icon, a Material Symbols name.</summary>
    public string Icon { get; }

    /// <summary>False keeps it out of the palette.</summary>
    public bool IsBrowsable { get; }

    /// <summary>True when it ends the flowchart or sequence in which it stands.</summary>
    public bool IsTerminal { get; }

    /// <summary>The inputs, in order of declaration.</summary>
    public IReadOnlyList<ActivityInput> Inputs { get; }

    /// <summary>The outputs.</summary>
    public IReadOnlyList<OutputAttribute> Outputs { get; }

    /// <summary>The fixed outcomes; <see cref="Outcome.Done"/> alone when none are declared.</summary>
    public IReadOnlyList<Outcome> Outcomes { get; }

    /// <summary>The input whose items name further outcomes (options, cases, branches), or null.</summary>
    public string? OutcomesFrom { get; }

    /// <summary>The places for nested activities.</summary>
    public IReadOnlyList<PortAttribute> Ports { get; }

    /// <summary>The outcomes that tell of a failure: a policy that tries again does so for them too.</summary>
    public IReadOnlyList<string> Failures { get; }

    internal bool OverridesResume { get; }

    /// <summary>How its outcomes come about; those that are not named come at once.</summary>
    internal IReadOnlyList<OutcomeCauseAttribute> Causes { get; }

    /// <summary>How it writes to the customer; null when it does not.</summary>
    internal WritesToCustomerAttribute? Writes { get; }

    /// <summary>To whom it shows its inputs; null for nobody.</summary>
    internal DisclosesAttribute? Discloses { get; }

    /// <summary>True when the conversation is well ended where it leads nowhere.</summary>
    internal bool EndsConversation { get; }

    /// <summary>A fresh activity with the defaults of its class.</summary>
    public Activity Create() => create();

    private static List<Outcome> Fields(Type type)
    {
        var declared = type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.FieldType == typeof(Outcome)).Select(field => (Outcome)field.GetValue(null)!).ToList();
        return declared.Count > 0 || type.IsDefined(typeof(OutcomesFromAttribute)) ? declared : [Outcome.Done];
    }

    private static Func<Activity> Creator(Type type)
    {
        _ = type.GetConstructor([]) ?? throw new InvalidOperationException($"{type} needs a constructor without parameters: what an activity needs from outside is a Call.");
        return typeof(ActivityType).GetMethod(nameof(Make), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).CreateDelegate<Func<Activity>>();
    }

    private static Activity Make<T>()
        where T : Activity, new() => new T();
}

/// <summary>One input of an activity type.</summary>
public sealed class ActivityInput
{
    private readonly InputBinder binder;

    internal ActivityInput(PropertyInfo property, Type owner)
    {
        var attribute = property.GetCustomAttribute<InputAttribute>()!;
        Property = property;
        Name = char.ToLower(property.Name[0], CultureInfo.InvariantCulture) + property.Name[1..];
        Editor = attribute.Editor;
        IsLazy = attribute.IsLazy;
        IsRaw = attribute.IsRaw;
        IsSecret = attribute.IsSecret;
        IsScript = attribute.IsScript;
        IsRequired = property.IsDefined(typeof(RequiredAttribute));
        Rules = [.. property.GetCustomAttributes<ValidationAttribute>()];
        Limits = [.. property.GetCustomAttributes<ChannelLimitAttribute>()];
        binder = (InputBinder)Activator.CreateInstance(typeof(InputBinder<,>).MakeGenericType(owner, property.PropertyType), property)!;
    }

    /// <summary>The property of the class.</summary>
    public PropertyInfo Property { get; }

    /// <summary>The name in flow documents, in camel case.</summary>
    public string Name { get; }

    /// <summary>The editor, when the type alone does not tell.</summary>
    public string? Editor { get; }

    /// <summary>True when the activity evaluates it itself.</summary>
    public bool IsLazy { get; }

    /// <summary>True for plain JSON that is no expression.</summary>
    public bool IsRaw { get; }

    /// <summary>True keeps the value out of journals, traces and exports.</summary>
    public bool IsSecret { get; }

    /// <summary>True for a text that is a script whatever the type of its expression says.</summary>
    public bool IsScript { get; }

    /// <summary>True when it must be given.</summary>
    public bool IsRequired { get; }

    /// <summary>The rules on its value, from DataAnnotations.</summary>
    public IReadOnlyList<ValidationAttribute> Rules { get; }

    /// <summary>How much of it channels take.</summary>
    internal IReadOnlyList<ChannelLimitAttribute> Limits { get; }

    /// <summary>Sets the property; null on success, else what type was wanted.</summary>
    internal Sentence? Set(Activity activity, Expressions.Value value) => binder.Set(activity, value);

    /// <summary>Sets a property to an object that all executions share.</summary>
    internal void SetShared(Activity activity, object shared) => Property.SetValue(activity, shared);

    /// <summary>Sets a lazy property.</summary>
    internal void SetExpression(Activity activity, Expressions.Expression expression) => Property.SetValue(activity, expression);
}

/// <summary>Declares a place for a nested activity.</summary>
/// <param name="name">The property in flow documents, such as <c>body</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PortAttribute(string name) : Attribute
{
    /// <summary>The property in flow documents.</summary>
    public string Name { get; } = name;

    /// <summary>True when it holds a list of activities.</summary>
    public bool IsList { get; init; }

    /// <summary>For lists of objects: the property of each item that holds the activity (<c>cases[].activity</c>).</summary>
    public string? ItemProperty { get; init; }
}

/// <summary>Says that an input names further outcomes: a list of texts, or of objects with a <c>label</c>, <c>id</c> or <c>title</c>.</summary>
/// <param name="input">The input's name in flow documents.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class OutcomesFromAttribute(string input) : Attribute
{
    /// <summary>The input's name in flow documents.</summary>
    public string Input { get; } = input;
}
