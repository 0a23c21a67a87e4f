// Azure.Data.Tables 12.12.0
using System.Diagnostics.CodeAnalysis;
using Azure.Core;

namespace Azure.Data.Tables
{
    public partial class TableClientOptions : ClientOptions
    {
        public TableClientOptions(ServiceVersion serviceVersion = ServiceVersion.V2020_12_06) =>
            Version = serviceVersion.ToString()[1..].Replace('_', '-');

        internal string Version { get; }

        [SuppressMessage("Design", "CA1034", Justification = "The real enum is nested.")]
        public enum ServiceVersion
        {
            V2020_12_06 = 2,
        }
    }
}

namespace Azure.Data.Tables.Models
{
    public partial class TableItem
    {
        public TableItem(string name) => Name = name;

        public string Name { get; }
    }
}
