"""What an editor shows of a document, asked of the language server that editors ask."""
