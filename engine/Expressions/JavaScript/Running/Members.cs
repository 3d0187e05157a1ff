namespace Porfin.Expressions.Scripting;

/// <summary>Reading and writing members and items.</summary>
internal static class Members
{
    public static Value Get(Run run, Value self, string name)
    {
        switch (self.Kind)
        {
            case ValueKind.Map when self.Map!.TryGetValue(name, out var value):
                return value;
            case ValueKind.Text when name == "length":
                return Value.Of(self.Text!.Length);
            case ValueKind.List when name == "length":
                return Value.Of(self.List!.Count);
            case ValueKind.List when self.List!.Members is { } members && members.TryGetValue(name, out var value):
                return value;
            case ValueKind.Foreign when self.Foreign!.Get(name) is { IsUndefined: false } value:
                return value;
            case ValueKind.Undefined or ValueKind.Null:
                throw run.TypeError($"Cannot read '{name}' of {Coerce.Shown(self)}.");
        }

        return MethodTables.Of(self)?.TryGetValue(name, out var method) == true ? Value.Of(method) : default;
    }

    public static Value GetAt(Run run, Value self, Value key)
    {
        if (self.List is { } list)
        {
            if (TryIndex(key, out var index))
            {
                return index < list.Count ? list[index] : default;
            }
        }
        else if (self.Text is { } text && TryIndex(key, out var index))
        {
            return index < text.Length ? Value.Of(Texts.Of(text[index])) : default;
        }
        else if (self.IsNullish)
        {
            throw run.TypeError($"Cannot read '{Coerce.Shown(key)}' of {Coerce.Shown(self)}.");
        }

        var name = Coerce.ToKey(run, key);
        return self.Kind is ValueKind.List or ValueKind.Text && TryIndex(Value.Of(name), out var at) ? GetAt(run, self, Value.Of(at)) : Get(run, self, name);
    }

    public static void Set(Run run, Value self, string name, Value value)
    {
        switch (self.Kind)
        {
            case ValueKind.Map:
                SetEntry(run, self.Map!, name, value);
                return;
            case ValueKind.List when name == "length":
                SetLength(run, self.List!, Coerce.ToNumber(run, value));
                return;
            case ValueKind.Foreign:
                Outgoing.Check(run, value);
                if (self.Foreign is ErrorValue)
                {
                    run.Budget.Allocate(64);
                }

                if (!self.Foreign!.Set(name, value))
                {
                    throw run.TypeError($"'{name}' cannot be set here.");
                }

                return;
            default:
                throw run.TypeError($"Cannot set '{name}' of {(self.Kind is ValueKind.Text ? "a text" : self.Kind is ValueKind.Date ? "a date" : Coerce.Shown(self))}.");
        }
    }

    public static void SetAt(Run run, Value self, Value key, Value value)
    {
        if (self.List is not { } list || !TryIndex(key, out var index))
        {
            var name = Coerce.ToKey(run, key);
            if (self.List is null || !TryIndex(Value.Of(name), out index))
            {
                Set(run, self, name, value);
                return;
            }

            list = self.List;
        }

        if (run.Frozen?.Contains(list) == true)
        {
            return;
        }

        if (index >= list.Count)
        {
            Extend(run, list, index + 1L);
        }

        list[index] = value;
    }

    public static bool Delete(Run run, Value self, Value key)
    {
        if (self.Map is not { } map)
        {
            throw run.TypeError("'delete' works on maps only. Use splice or filter for lists.");
        }

        if (run.Frozen?.Contains(map) == true)
        {
            return false;
        }

        run.Budget.Step(1 + (map.Count >> 4));
        map.Remove(Coerce.ToKey(run, key));
        return true;
    }

    /// <summary>Sets an entry of a map, and takes the memory for a new one.</summary>
    public static void SetEntry(Run run, ValueMap map, string name, Value value)
    {
        if (run.Frozen?.Contains(map) == true)
        {
            return;
        }

        var before = map.Count;
        run.Budget.Allocate(8);
        map[name] = value;
        if (map.Count > before)
        {
            run.Budget.Allocate(72);
        }
    }

    public static void SetLength(Run run, ValueList list, double length)
    {
        if (length < 0 || length > uint.MaxValue || length != Math.Floor(length))
        {
            throw run.RangeError("Invalid list length.");
        }

        if (length < list.Count)
        {
            list.RemoveRange((int)length, list.Count - (int)length);
        }
        else
        {
            Extend(run, list, (long)length);
        }
    }

    /// <summary>Makes a list as long as asked by adding undefined: lists have no holes here.</summary>
    public static void Extend(Run run, ValueList list, long length)
    {
        run.AllocateItems(length - list.Count);
        run.Scan((int)(length - list.Count));
        System.Runtime.InteropServices.CollectionsMarshal.SetCount(list, (int)length);
    }

    /// <summary>The index that a key is: a whole number from 0, or its text.</summary>
    public static bool TryIndex(Value key, out int index)
    {
        if (key.IsNumber)
        {
            var number = key.Number;
            index = (int)number;
            return index == number && index >= 0 && index < int.MaxValue;
        }

        index = 0;
        return key.Text is { Length: > 0 and < 10 } text && (text.Length == 1 || text[0] != '0') && char.IsAsciiDigit(text[0])
            && int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out index);
    }
}
