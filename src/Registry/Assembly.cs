namespace ConsumerAid.Registry;
