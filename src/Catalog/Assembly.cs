namespace ConsumerAid.Catalog;
