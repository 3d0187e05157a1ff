using System.Text;
using Porfin.Expressions.Templates;

namespace Porfin.Expressions;

/// <summary>
/// Templates: texts with <c>{{ outputs }}</c>, <c>{% tags %}</c> and <c>{# comments #}</c> in the spellings of Jinja and of Liquid.
/// One engine reads both; where they differ, Jinja's meaning holds except for what is spelt Liquid's way (a filter with a colon, <c>assign</c>, <c>unless</c> …).
/// Undefined names print nothing, nothing is escaped, and macros, includes and inheritance are refused.
/// </summary>
/// <remarks>
/// Where the two differ, and what holds here:
/// <list type="bullet">
/// <item>Truth is Jinja's: 0, "", the empty list and map are false, in <c>unless</c> too.</item>
/// <item><c>set</c> lasts until its loop's round ends (Jinja); <c>assign</c>, <c>capture</c> and counters last for the template (Liquid).</item>
/// <item>A loop over a map gives its names (Jinja); with two targets, names and values.</item>
/// <item><c>default</c>, <c>join</c>, <c>map</c>, <c>reject</c>, <c>slice</c>, <c>sort</c> and <c>truncate</c> mean Jinja's filter with parentheses and Liquid's with a colon.</item>
/// <item>Escapes in text literals are read, as in Jinja.</item>
/// </list>
/// And where Porfin differs from both: numbers are JavaScript's (no separate integers); lists and maps print as JSON, booleans as true and false, dates in the business's
/// culture and time zone; null counts as undefined for <c>default</c>; <c>truncate</c> has no leeway unless asked; <c>round</c> rounds halves away from zero;
/// joining a text and a number by <c>+</c> gives a text; what cannot be computed fails with its line and column.
/// </remarks>
public static class Template
{
    /// <summary>The longest template, in UTF-16 units.</summary>
    public const int MaxLength = 262_144;

    /// <summary>Compiles a template. Its value is always a text. Never throws: all problems are in the result.</summary>
    public static CompiledExpression Compile(string text)
    {
        if (text.Length > MaxLength)
        {
            return new(null, [new(ProblemList.TooLarge, TemplateSentences.TooLong.With(text.Length, MaxLength), 1, 1)], []);
        }

        var places = new TextPlaces(text);
        var problems = new ProblemList(places);
        var names = new NameLog(places);
        var block = new BlockParser(new SegmentReader(text, problems).Read(), problems, names).ParseAll();
        return problems.All.Count > 0
            ? new(null, problems.All, names.Uses)
            : new(block.OnlyText is { } constant ? new ConstantTemplate(constant) : new RunningTemplate(text, block, places), [], names.Uses);
    }

    /// <summary>A template that is only text.</summary>
    internal sealed class ConstantTemplate(string text) : Expression
    {
        private readonly Value value = Value.Of(text);

        /// <summary>The text.</summary>
        public string Text => text;

        public override Value Evaluate(ExpressionScope scope) => value;
    }

    /// <summary>A template that must run.</summary>
    internal sealed class RunningTemplate(string text, Block block, TextPlaces places) : Expression
    {
        /// <summary>The template as it was written.</summary>
        public string Text => text;

        private const int KeptCapacity = 16 * 1024;

        [ThreadStatic]
        private static StringBuilder? spare;

        public override Value Evaluate(ExpressionScope scope)
        {
            var output = spare ?? new StringBuilder(256);
            spare = null;
            var rendering = new Rendering(scope, output);
            try
            {
                block.Render(rendering);
                return Value.Of(output.ToString());
            }
            catch (ExpressionException exception)
            {
                throw Placed(exception.Code, exception.Message, rendering.Place);
            }
            catch (InsufficientExecutionStackException)
            {
                throw Placed("expression:too-deep", "The template nests too deep.", rendering.Place);
            }
            finally
            {
                spare = output.Capacity <= KeptCapacity ? output.Clear() : spare;
            }
        }

        private ExpressionException Placed(string code, string message, int place)
        {
            var (line, column) = places.Of(place);
            return new(code, $"{message} (template line {line}, column {column})");
        }
    }
}
